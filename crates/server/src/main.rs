//! `kenniskring`: one program for everything; see `kenniskring --help`.

fn main() -> std::process::ExitCode {
    // TLS to Redis asks the process for its cryptography. Fails only when it has been chosen already.
    let _ = rustls::crypto::ring::default_provider().install_default();
    server::cli::main()
}
