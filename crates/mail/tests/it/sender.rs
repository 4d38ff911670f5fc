//! Sending what waits.

use std::sync::Arc;

use base::Clock;
use mail::{Letter, Sent, Transport, enqueue, send_waiting};
use store::testing::each_engine;

use crate::{NOON, at, clock, depth, letter, queue, sender};

#[tokio::test]
async fn everything_that_is_due_goes_out_once() {
    each_engine(async |db| {
        queue(&db, 0..600).await;
        let list = Arc::default();
        let transport = Transport::Memory(Arc::clone(&list));
        let sent = send_waiting(&db, &transport, &sender(), &clock())
            .await
            .unwrap();
        assert_eq!(
            sent,
            Sent {
                sent: 600,
                failed: 0
            }
        );
        let mut to: Vec<String> = list.lock().unwrap().iter().map(|m| m.to.clone()).collect();
        to.sort();
        to.dedup();
        assert_eq!(to.len(), 600);
        assert_eq!(depth(&db).await, (0, 0));
        let sent = send_waiting(&db, &transport, &sender(), &clock())
            .await
            .unwrap();
        assert_eq!(sent, Sent::default());
    })
    .await;
}

#[tokio::test]
async fn two_senders_share_the_work() {
    each_engine(async |db| {
        queue(&db, 0..600).await;
        let list = Arc::default();
        let transport = Transport::Memory(Arc::clone(&list));
        let (clock, from) = (clock(), sender());
        let (one, two) = tokio::join!(
            send_waiting(&db, &transport, &from, &clock),
            send_waiting(&db, &transport, &from, &clock)
        );
        let both = one.unwrap().sent + two.unwrap().sent;
        let rest = send_waiting(&db, &transport, &from, &clock)
            .await
            .unwrap()
            .sent;
        assert_eq!(both + rest, 600);
        assert_eq!(list.lock().unwrap().len(), 600);
    })
    .await;
}

#[tokio::test]
async fn one_wrong_address_does_not_hold_up_the_others() {
    each_engine(async |db| {
        queue(&db, 0..3).await;
        let wrong = Letter {
            recipient: "nobody".to_owned(),
            ..letter(9)
        };
        let mut w = db.write().await.unwrap();
        enqueue(&mut w, NOON, &wrong).await.unwrap();
        w.commit().await.unwrap();
        let transport = Transport::Memory(Arc::default());
        let sent = send_waiting(&db, &transport, &sender(), &clock())
            .await
            .unwrap();
        assert_eq!(sent, Sent { sent: 3, failed: 1 });
        assert_eq!(depth(&db).await, (0, 1));
    })
    .await;
}

#[tokio::test]
async fn a_closed_way_out_costs_one_round_and_is_tried_again_later() {
    each_engine(async |db| {
        queue(&db, 0..300).await;
        let dir = tempfile::TempDir::new().unwrap();
        let blocked = dir.path().join("mail");
        std::fs::write(&blocked, "a file").unwrap();
        let transport = Transport::File(blocked.clone());
        let sent = send_waiting(&db, &transport, &sender(), &clock())
            .await
            .unwrap();
        assert_eq!(
            sent,
            Sent {
                sent: 0,
                failed: 256
            }
        );
        assert_eq!(depth(&db).await, (300, 0));

        std::fs::remove_file(&blocked).unwrap();
        let sent = send_waiting(&db, &transport, &sender(), &clock())
            .await
            .unwrap();
        assert_eq!(
            sent,
            Sent {
                sent: 44,
                failed: 0
            }
        );
        let later = Clock::standing_at(at(60));
        let sent = send_waiting(&db, &transport, &sender(), &later)
            .await
            .unwrap();
        assert_eq!(
            sent,
            Sent {
                sent: 256,
                failed: 0
            }
        );
        assert_eq!(std::fs::read_dir(&blocked).unwrap().count(), 300);
    })
    .await;
}
