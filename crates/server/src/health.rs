//! Whether the server lives and can work, and its figures.

use std::net::SocketAddr;

use axum::Extension;
use axum::extract::{ConnectInfo, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use metrics_exporter_prometheus::PrometheusHandle;
use serde_json::json;
use store::outbox;

use crate::app::App;
use crate::extract::Caller;
use crate::problem::Problem;

/// 200 while the process runs.
pub async fn live() -> Response {
    (
        [(header::CONTENT_TYPE, "text/plain; charset=utf-8")],
        "live\n",
    )
        .into_response()
}

/// 200 when database and bus answer, else 503 naming what does not.
pub async fn ready(State(app): State<App>) -> Response {
    let (database, bus) = tokio::join!(app.db.ping(), app.bus.ping());
    let word = |well: bool| if well { "ok" } else { "unavailable" };
    let well = database.is_ok() && bus.is_ok();
    let said =
        json!({"status": word(well), "database": word(database.is_ok()), "bus": word(bus.is_ok())});
    let status = if well {
        StatusCode::OK
    } else {
        StatusCode::SERVICE_UNAVAILABLE
    };
    (
        status,
        [(header::CONTENT_TYPE, "application/json")],
        said.to_string(),
    )
        .into_response()
}

/// The figures on the main address: for callers on this machine only, and only when there is no address of their own.
pub async fn metrics_here(
    State(app): State<App>,
    caller: Caller,
    info: Option<Extension<ConnectInfo<SocketAddr>>>,
) -> Result<Response, Problem> {
    let local = info.is_some_and(|Extension(info)| info.0.ip().is_loopback());
    // Behind a proxy everybody seems to come from this machine.
    let direct = app.settings.trusted_proxies == 0
        && caller
            .address
            .parse()
            .is_ok_and(|ip: std::net::IpAddr| ip.is_loopback());
    if app.settings.metrics_listen.is_some() || !local || !direct {
        return Err(Problem::not_found());
    }
    Ok(figures(&app).await)
}

/// The figures, in Prometheus' text format.
pub async fn figures(app: &App) -> Response {
    let (connections, channels) = app.hub.size();
    metrics::gauge!("kenniskring_live_connections").set(connections as f64);
    metrics::gauge!("kenniskring_live_channels").set(channels as f64);
    if let Ok(mut r) = app.db.read().await
        && let (Ok((waiting, parked)), Ok(last)) =
            (outbox::depth(&mut r).await, outbox::last_seq(&mut r).await)
    {
        metrics::gauge!("kenniskring_outbox_waiting").set(waiting as f64);
        metrics::gauge!("kenniskring_outbox_parked").set(parked as f64);
        metrics::gauge!("kenniskring_event_last").set(last as f64);
        metrics::gauge!("kenniskring_event_lag").set((last - app.hub.position()) as f64);
    }
    let text = app
        .metrics
        .as_ref()
        .map(PrometheusHandle::render)
        .unwrap_or_default();
    (
        [(
            header::CONTENT_TYPE,
            "text/plain; version=0.0.4; charset=utf-8",
        )],
        text,
    )
        .into_response()
}
