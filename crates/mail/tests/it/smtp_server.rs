//! A real mail server of our own: aiosmtpd (Debian: `python3-aiosmtpd`).

use std::io::{BufRead, BufReader};
use std::process::{Child, ChildStdout, Command, Stdio};

use store::testing::REQUIRE;

/// Listens on a free port, says which, prints each letter it takes as a line of JSON, and ends with its standard input.
const SERVER: &str = r"
import asyncio, json, sys
from aiosmtpd.smtp import SMTP, AuthResult

class Handler:
    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith('nobody'):
            return '550 5.1.1 no such user'
        if address.startswith('later'):
            return '451 4.3.0 try again'
        envelope.rcpt_tos.append(address)
        return '250 OK'

    async def handle_DATA(self, server, session, envelope):
        text = envelope.content.decode('ascii')
        print(json.dumps([envelope.mail_from, envelope.rcpt_tos, text]), flush=True)
        return '250 OK'

def auth(server, session, envelope, mechanism, data):
    return AuthResult(success=data.password == b'p@ss', handled=False)

def protocol():
    needed = sys.argv[1] == 'auth'
    return SMTP(Handler(), hostname='test', authenticator=auth, auth_required=needed, auth_require_tls=False)

async def main():
    server = await asyncio.get_running_loop().create_server(protocol, '127.0.0.1', 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)

asyncio.run(main())
";

/// A running mail server; it ends when dropped.
pub(crate) struct Server {
    process: Child,
    lines: BufReader<ChildStdout>,
    port: u16,
}

impl Server {
    /// A mail server of our own, or `None` where aiosmtpd is not installed and need not be.
    pub(crate) fn start(mode: &str) -> Option<Self> {
        // Debian's own Python first: one in the PATH may be another, which does not see Debian's packages.
        let pythons = ["/usr/bin/python3", "python3"];
        let Some(python) = pythons.into_iter().find(|python| has_aiosmtpd(python)) else {
            missing("python3-aiosmtpd");
            return None;
        };
        let mut process = Command::new(python)
            .args(["-c", SERVER, mode])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(process.stdout.take().unwrap());
        let mut port = String::new();
        lines.read_line(&mut port).unwrap();
        Some(Self {
            process,
            lines,
            port: port.trim().parse().unwrap(),
        })
    }

    /// Its address, with `user:password@` and a query.
    pub(crate) fn url(&self, user: &str, query: &str) -> String {
        format!("smtp://{user}127.0.0.1:{}{query}", self.port)
    }

    /// The next letter that came in: sender, recipients, message.
    pub(crate) fn letter(&mut self) -> (String, Vec<String>, String) {
        let mut line = String::new();
        self.lines.read_line(&mut line).unwrap();
        serde_json::from_str(&line).unwrap()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.process.stdin.take());
        let _ = self.process.wait();
    }
}

fn has_aiosmtpd(python: &str) -> bool {
    let asked = Command::new(python)
        .args(["-c", "import aiosmtpd"])
        .stderr(Stdio::null())
        .status();
    asked.is_ok_and(|status| status.success())
}

/// Says that a service is not there; fails where it must be.
#[expect(
    clippy::disallowed_methods,
    reason = "tests learn from the environment which services must be there"
)]
pub(crate) fn missing(service: &str) {
    let required = std::env::var(REQUIRE).is_ok_and(|value| value == "1");
    assert!(
        !required,
        "{service} is not installed, and {REQUIRE}=1 demands it"
    );
    eprintln!("not run: {service} is not installed");
}
