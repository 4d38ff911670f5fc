//! What can be wrong with a bus.

/// Why a bus cannot be had, or does not answer. The texts are for the log and the operator; they name the server
/// and never a user name or password.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// The address is not one of those that [`Bus::redis`](crate::Bus::redis) understands.
    #[error(
        "the Redis address is not understood; it looks like redis://[user:password@]host[:port][/database], \
         rediss://... or redis+unix:///path (Sentinel and Cluster addresses are not supported)"
    )]
    Address,
    /// The server cannot be reached or refuses us.
    #[error("Redis at {at} cannot be used: {why}")]
    Refused {
        /// Host and port, or the path of the socket.
        at: String,
        /// What the network or the server said.
        why: String,
    },
    /// The server did not answer in time.
    #[error("Redis at {at} does not answer")]
    Silent {
        /// Host and port, or the path of the socket.
        at: String,
    },
}
