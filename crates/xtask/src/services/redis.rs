//! A Redis server that keeps nothing.

use std::fs;
use std::io::{Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpStream};
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result, bail};

use super::folder::{Folder, Signal};
use super::{Server, TRIES, free_port};
use crate::repo;

/// The names under which the program comes.
pub(crate) const NAMES: [&str; 2] = ["redis-server", "valkey-server"];

/// Starts it; answers its address.
pub(super) fn start(folder: &Folder) -> Result<(String, Server)> {
    let program = repo::find(&NAMES).context("Redis is not installed")?;
    let home = folder.path().join("redis");
    fs::create_dir(&home)?;
    for _ in 0..TRIES {
        let port = free_port()?;
        let mut command = Command::new(&program);
        command
            .args(["--bind", "127.0.0.1", "--port", &port.to_string()])
            .args([
                "--save",
                "",
                "--appendonly",
                "no",
                "--daemonize",
                "no",
                "--dir",
            ])
            .arg(&home)
            .env_clear()
            .env("PATH", repo::path()?)
            .env("LC_ALL", "C.UTF-8")
            .current_dir(&home);
        let mut server = Server::start(folder, "redis", &mut command, Signal::Terminate)?;
        if server.wait(|process| answers(port, process))? {
            return Ok((format!("redis://127.0.0.1:{port}"), server));
        }
        eprintln!("Redis ended at once on port {port}:\n{}", server.tail());
    }
    bail!("Redis does not start")
}

/// Whether the server on this port is the process that we started.
fn answers(port: u16, process: u32) -> bool {
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    let ask = || -> std::io::Result<String> {
        let mut line = TcpStream::connect_timeout(&address, Duration::from_secs(1))?;
        line.set_read_timeout(Some(Duration::from_secs(2)))?;
        line.write_all(b"INFO server\r\nQUIT\r\n")?;
        let mut answer = String::new();
        line.read_to_string(&mut answer)?;
        Ok(answer)
    };
    ask().is_ok_and(|answer| answer.contains(&format!("process_id:{process}\r\n")))
}
