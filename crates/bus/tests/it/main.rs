//! What a bus promises, tried from outside: within one process and over a real Redis.

mod local;
mod outage;
mod redis_server;
mod refusal;
mod shared;
