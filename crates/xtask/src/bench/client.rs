//! A small HTTP/1.1 client that keeps its connection and costs next to nothing.

use anyhow::{Context, Result, bail, ensure};
use serde_json::Value;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// One kept connection.
pub(crate) struct Client {
    stream: TcpStream,
    buffer: Vec<u8>,
    /// Where the body of the last answer begins and ends.
    body: (usize, usize),
}

impl Client {
    /// Opens it.
    pub(crate) async fn connect(port: u16) -> Result<Self> {
        let stream = TcpStream::connect(("127.0.0.1", port)).await?;
        stream.set_nodelay(true)?;
        Ok(Self {
            stream,
            buffer: Vec::with_capacity(128 << 10),
            body: (0, 0),
        })
    }

    /// Sends a request and reads the whole answer; gives its status.
    pub(crate) async fn send(&mut self, request: &[u8]) -> Result<u16> {
        self.stream.write_all(request).await?;
        self.buffer.clear();
        let head = loop {
            if let Some(at) = find(&self.buffer, b"\r\n\r\n") {
                break at + 4;
            }
            self.fill().await?;
        };
        let text = String::from_utf8_lossy(self.buffer.get(..head).unwrap_or_default())
            .to_ascii_lowercase();
        let status = text
            .get(9..12)
            .and_then(|code| code.parse().ok())
            .context("no status line")?;
        let header = |name: &str| {
            text.lines()
                .find_map(|line| line.strip_prefix(name))
                .map(str::trim)
        };
        if let Some(length) = header("content-length:") {
            let length: usize = length.parse()?;
            while self.buffer.len() < head + length {
                self.fill().await?;
            }
            self.body = (head, head + length);
        } else if header("transfer-encoding:") == Some("chunked") {
            self.chunks(head).await?;
        } else {
            self.body = (head, head);
        }
        Ok(status)
    }

    /// The body of the last answer.
    pub(crate) fn body(&self) -> &[u8] {
        self.buffer
            .get(self.body.0..self.body.1)
            .unwrap_or_default()
    }

    /// A request whose answer is JSON.
    pub(crate) async fn json(&mut self, request: &[u8], wanted: u16) -> Result<Value> {
        let status = self.send(request).await?;
        ensure!(
            status == wanted,
            "{status} instead of {wanted}: {}",
            String::from_utf8_lossy(self.body())
        );
        Ok(serde_json::from_slice(self.body())?)
    }

    /// Reads to the last chunk; the body then holds the chunks with their sizes, which is enough to count them.
    async fn chunks(&mut self, head: usize) -> Result<()> {
        let mut at = head;
        loop {
            let line = loop {
                if let Some(end) = self.buffer.get(at..).and_then(|rest| find(rest, b"\r\n")) {
                    break at + end;
                }
                self.fill().await?;
            };
            let size =
                String::from_utf8_lossy(self.buffer.get(at..line).unwrap_or_default()).into_owned();
            let size =
                usize::from_str_radix(size.split(';').next().unwrap_or_default().trim(), 16)?;
            at = line + 2 + size + 2;
            while self.buffer.len() < at {
                self.fill().await?;
            }
            if size == 0 {
                self.body = (head, at);
                return Ok(());
            }
        }
    }

    async fn fill(&mut self) -> Result<()> {
        if self.stream.read_buf(&mut self.buffer).await? == 0 {
            bail!("the server closed the connection");
        }
        Ok(())
    }
}

fn find(text: &[u8], what: &[u8]) -> Option<usize> {
    text.windows(what.len()).position(|window| window == what)
}

/// A GET request with these header lines.
pub(crate) fn get(path: &str, headers: &str) -> Vec<u8> {
    format!("GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n{headers}\r\n").into_bytes()
}

/// A POST request with a JSON body.
pub(crate) fn post(path: &str, headers: &str, body: &Value) -> Vec<u8> {
    let body = body.to_string();
    format!(
        "POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n{headers}Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    )
    .into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::net::TcpListener;

    #[test]
    fn answers_with_a_length_and_in_chunks_are_read() -> Result<()> {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()?;
        runtime.block_on(async {
            let listener = TcpListener::bind("127.0.0.1:0").await?;
            let port = listener.local_addr()?.port();
            let server = tokio::spawn(async move {
                let (mut stream, _) = listener.accept().await?;
                let mut asked = vec![0; 1024];
                for answer in [
                    "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc",
                    "HTTP/1.1 404 Not Found\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n",
                    "HTTP/1.1 204 No Content\r\n\r\n",
                ] {
                    let _ = stream.read(&mut asked).await?;
                    // In pieces, as a network may.
                    for byte in answer.as_bytes() {
                        stream.write_all(&[*byte]).await?;
                    }
                }
                anyhow::Ok(())
            });
            let mut client = Client::connect(port).await?;
            assert_eq!(client.send(&get("/", "")).await?, 200);
            assert_eq!(client.body(), b"abc");
            assert_eq!(client.send(&get("/", "")).await?, 404);
            assert_eq!(client.send(&get("/", "")).await?, 204);
            assert_eq!(client.body(), b"");
            server.await?
        })
    }
}
