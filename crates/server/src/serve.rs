//! Opening what the settings name, and serving until told to stop.

use std::net::SocketAddr;

use anyhow::{Context, Result, anyhow};
use axum::serve::ListenerExt;
use base::{Call, Clock, Ids, Ts};
use bus::Bus;
use identity::OrganisationPlan;
use membership::Plan;
use notifications::Hub;
use store::{Db, Options, outbox};
use tokio::net::TcpListener;
use tokio::sync::{Notify, Semaphore};

use crate::app::{App, Parts};
use crate::limits::Limits;
use crate::pages::threads::Kept;
use crate::replies::Replies;
use crate::settings::Settings;
use crate::view::DemoAccount;
use crate::{assets, jobs, router};

/// The priorities and communities an empty database starts with.
pub const COMMUNITIES: &str = include_str!("../../../config/communities.toml");

/// The organisations an empty database starts with.
pub const ORGANISATIONS: &str = include_str!("../../../config/organisations.toml");

/// Opens the database of the settings; an error is one plain line.
pub async fn open(settings: &Settings) -> Result<Db> {
    let dir = &settings.data_dir;
    if settings.database_url.starts_with("sqlite:") {
        std::fs::create_dir_all(dir)
            .and_then(|()| tempfile::tempfile_in(dir).map(drop))
            .map_err(|e| anyhow!("cannot write in the data folder {}: {e}. Give another with KENNISKRING_DATA_DIR", dir.display()))?;
    }
    let options = Options {
        connections: settings.database_connections,
        durability: settings.durability,
    };
    Ok(Db::open(&settings.database_url, options).await?)
}

/// Brings the schema up to date and makes the communities and organisations an empty database starts with.
pub async fn prepare(db: &Db, now: Ts) -> Result<()> {
    db.migrate(now).await.context("the migrations failed")?;
    let plan = Plan::parse(COMMUNITIES)?;
    let mut w = db.write().await?;
    let call = Call::system("start", now);
    membership::plant_communities(&mut w, &call, &plan).await?;
    let plan = OrganisationPlan::parse(ORGANISATIONS)?;
    identity::plant_organisations(&mut w, &call, &plan).await?;
    identity::complete_accounts(&mut w, &call).await?;
    w.commit().await?;
    Ok(())
}

/// The bus of the settings; an error is one plain line.
pub async fn bus(settings: &Settings) -> Result<Bus> {
    match &settings.redis_url {
        None => Ok(Bus::local()),
        Some(url) => Ok(Bus::redis(url, &settings.redis_namespace).await?),
    }
}

/// Takes the address of the settings; an error is one plain line.
pub async fn listen(address: SocketAddr) -> Result<TcpListener> {
    TcpListener::bind(address)
        .await
        .map_err(|e| anyhow!("cannot listen on {address}: {e}. Is another server running there? Give another with KENNISKRING_LISTEN"))
}

/// Puts the program together around an opened, prepared database.
pub async fn assemble(
    mut settings: Settings,
    db: Db,
    bus: Bus,
    demo: Vec<DemoAccount>,
) -> Result<App> {
    settings.note_in_effect();
    let mut r = db.read().await?;
    let position = outbox::last_seq(&mut r).await?;
    drop(r);
    let recorder = metrics_exporter_prometheus::PrometheusBuilder::new().build_recorder();
    let handle = recorder.handle();
    // Fails only when a test made one before; then the figures go there.
    let installed = metrics::set_global_recorder(recorder).is_ok();
    Ok(App::new(Parts {
        hub: Hub::starting_at(position),
        clock: Clock::System,
        ids: Ids::Random,
        mail: mail::Transport::from_url(&settings.mail_url)?,
        mail_from: settings.mail_from.parse()?,
        limits: Limits::new(settings.rate_limits),
        hashing: Semaphore::new(2),
        photos: Semaphore::new(1),
        kept: Kept::default(),
        replies: Replies::default(),
        mail_queued: Notify::new(),
        oidc: crate::oidc::Providers::new(&settings.oidc)?,
        passkeys: identity::passkey::PasskeySite::of(&settings.base_url),
        metrics: installed.then_some(handle),
        db,
        bus,
        demo,
        settings,
    }))
}

/// Serves until the process is told to stop (SIGTERM or Ctrl-C), then lets requests under way finish.
pub async fn run(app: App, listener: TcpListener) -> Result<()> {
    if !app.settings.rate_limits {
        tracing::warn!("rate limits are off: for load tests only");
    }
    if !assets::CLIENT {
        tracing::warn!(
            "built without the browser client (no Node.js at build time): pages work, without live updates"
        );
    }
    jobs::start(&app);
    let metrics = match app.settings.metrics_listen {
        Some(address) => Some(listen(address).await.context("metrics_listen")?),
        None => None,
    };
    tracing::info!(address = %listener.local_addr()?, base_url = app.settings.base_url, "serving");
    let service = router::router(app.clone()).into_make_service_with_connect_info::<SocketAddr>();
    let listener = listener.tap_io(|stream| {
        // Small frames leave at once.
        let _ = stream.set_nodelay(true);
    });
    let main = axum::serve(listener, service).with_graceful_shutdown(stopped());
    let (served, also) = tokio::join!(
        async {
            tokio::select! { served = main => served, () = overdue() => Ok(()) }
        },
        async {
            match metrics {
                Some(listener) => {
                    axum::serve(listener, router::metrics(app.clone()))
                        .with_graceful_shutdown(stopped())
                        .await
                }
                None => Ok(()),
            }
        }
    );
    app.db.close().await;
    served.and(also).context("the server stopped")
}

async fn stopped() {
    let interrupt = tokio::signal::ctrl_c();
    let terminate = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => signal.recv().await,
            Err(_) => std::future::pending().await,
        }
    };
    tokio::select! {
        _ = interrupt => {}
        _ = terminate => {}
    }
}

/// Live lines never end by themselves: some seconds after the signal they are cut, and their clients come back by position.
async fn overdue() {
    stopped().await;
    tokio::time::sleep(std::time::Duration::from_secs(5)).await;
}
