//! A running server: a process of its own that ends with the test, whatever becomes of the test.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Mutex;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use crate::PATIENCE;
use crate::place::{Place, program};

/// Runs the program, says its id and its end, and ends it when the test process is gone: then the pipe closes.
const KEEPER: &str = r#"
exec 3<&0
"$0" "$@" 3<&- &
child=$!
echo "keeper: pid $child"
(read -r _ <&3; kill -9 $child) >/dev/null 2>&1 &
watch=$!
trap "" PIPE
wait $child
code=$?
kill $watch 2>/dev/null
echo "keeper: ended $code"
exec >/dev/null
if [ -n "$KEEPER_REMOVE" ]; then read -r _ <&3; rm -rf "$KEEPER_REMOVE"; fi
"#;

/// A running server.
pub struct Server {
    /// Where it is, without a slash at the end.
    pub base: String,
    /// What it printed until it was ready.
    pub said: Vec<String>,
    pid: String,
    keeper: Child,
    lines: Mutex<Receiver<String>>,
    ended: Option<i32>,
}

impl Server {
    /// Starts the program at a place and waits until it says where it is.
    ///
    /// # Panics
    /// When it does not start.
    pub fn start(place: &Place, args: &[&str], remove: Option<&Path>) -> Self {
        match Self::try_start(place, args, remove) {
            Ok(server) => server,
            Err(why) => panic!("the server did not start: {why}"),
        }
    }

    /// For many tests: it lives until the test process ends, and takes its folder away then.
    pub fn shared(place: &Place, args: &[&str]) -> Self {
        Self::start(place, args, Some(place.dir()))
    }

    fn try_start(place: &Place, args: &[&str], remove: Option<&Path>) -> Result<Self, String> {
        let log = place.dir().join("log");
        let mut shell = Command::new("sh");
        shell.arg("-c").arg(KEEPER).arg(program());
        let mut shell = place.dressed(shell, args);
        if let Some(dir) = remove {
            shell.env("KEEPER_REMOVE", dir);
        }
        let file = std::fs::File::options()
            .create(true)
            .append(true)
            .open(&log)
            .unwrap();
        shell
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(file);
        let mut keeper = shell.spawn().unwrap();
        let (send, lines) = channel();
        let out = BufReader::new(keeper.stdout.take().unwrap());
        std::thread::spawn(move || {
            for line in out.lines().map_while(Result::ok) {
                if send.send(line).is_err() {
                    return;
                }
            }
        });
        let mut server = Self {
            base: String::new(),
            said: Vec::new(),
            pid: String::new(),
            keeper,
            lines: Mutex::new(lines),
            ended: None,
        };
        let told = |server: &Self| {
            format!(
                "{:?}\n{}",
                server.said,
                std::fs::read_to_string(&log).unwrap_or_default()
            )
        };
        while server.base.is_empty() {
            let Some(line) = server.line(PATIENCE) else {
                return Err(told(&server));
            };
            if let Some(pid) = line.strip_prefix("keeper: pid ") {
                server.pid = pid.to_owned();
            } else if line.starts_with("keeper: ended") {
                return Err(told(&server));
            } else {
                if let Some(base) = line.strip_prefix("Kenniskring is on ") {
                    server.base = base.to_owned();
                }
                server.said.push(line);
            }
        }
        Ok(server)
    }

    fn line(&self, patience: Duration) -> Option<String> {
        self.lines.lock().unwrap().recv_timeout(patience).ok()
    }

    /// The address as a WebSocket client writes it.
    pub fn live(&self) -> String {
        format!("{}/api/v1/live", self.base.replacen("http", "ws", 1))
    }

    /// Host and port.
    pub fn host(&self) -> &str {
        self.base.trim_start_matches("http://")
    }

    /// Ends it at once, as a power cut would (`kill -9`).
    pub fn kill(&mut self) {
        self.signal("-9");
    }

    /// Asks it to end (`SIGTERM`); its exit code.
    pub fn stop(&mut self) -> i32 {
        self.signal("-15")
    }

    fn signal(&mut self, signal: &str) -> i32 {
        assert!(
            Command::new("kill")
                .args([signal, &self.pid])
                .status()
                .unwrap()
                .success()
        );
        self.end()
    }

    /// Waits for its end; the exit code as a shell has it.
    fn end(&mut self) -> i32 {
        let until = Instant::now() + PATIENCE;
        while self.ended.is_none() {
            let left = until.saturating_duration_since(Instant::now());
            let line = self.line(left).expect("the server does not end");
            match line.strip_prefix("keeper: ended ") {
                Some(code) => self.ended = code.parse().ok(),
                None => self.said.push(line),
            }
        }
        self.ended.unwrap_or(-1)
    }

    /// What it printed after it was ready, so far as it is here.
    pub fn more(&mut self) -> &[String] {
        while let Some(line) = self.line(Duration::ZERO) {
            self.said.push(line);
        }
        &self.said
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.keeper.stdin.take());
        let _ = self.keeper.wait();
    }
}
