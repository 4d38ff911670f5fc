//! What is in one's inbox.

use base::{Fault, Kind, Limit};
use notifications::{Notice, Reason, list_notices, read_all};
use store::testing::each_engine;

use crate::{ANNA, BOB, anonymous, by, delivered, notice, system, unread};

#[tokio::test]
async fn notices_come_newest_first_and_page_by_page() {
    each_engine(async |db| {
        let mut all: Vec<Notice> = (1..=45).map(|seq| notice(seq, ANNA)).collect();
        all.push(notice(46, BOB));
        delivered(&db, &all).await;
        let mut r = db.read().await.unwrap();
        let (mut before, mut seen, mut pages) = (None, Vec::new(), 0);
        loop {
            let page = list_notices(&mut r, &by(ANNA), before, Limit::USUAL)
                .await
                .unwrap();
            seen.extend(page.items.iter().map(|n| n.seq));
            before = seen.last().copied();
            pages += 1;
            if !page.more {
                break;
            }
        }
        assert_eq!((seen, pages), ((1..=45).rev().collect(), 3));
        let none = list_notices(&mut r, &by(ANNA), Some(1), Limit::USUAL)
            .await
            .unwrap();
        assert!(none.items.is_empty() && !none.more);
    })
    .await;
}

#[tokio::test]
async fn an_inbox_is_its_owners() {
    each_engine(async |db| {
        let mentioned = Notice {
            reason: Reason::Mentioned,
            ..notice(1, BOB)
        };
        delivered(&db, &[mentioned, notice(2, ANNA)]).await;
        let mut w = db.write().await.unwrap();
        let listed = list_notices(&mut w, &by(BOB), None, Limit::USUAL)
            .await
            .unwrap();
        assert_eq!(listed.items, [mentioned]);
        for call in [anonymous(), system()] {
            let refused = [
                list_notices(&mut w, &call, None, Limit::USUAL).await.err(),
                read_all(&mut w, &call).await.err(),
            ];
            for error in refused {
                let error = error.unwrap();
                assert_eq!(error.kind(), Kind::SignInNeeded);
                assert_eq!(error.code(), "sign-in-needed");
            }
        }
        drop(w);
        assert_eq!(unread(&db, BOB).await, 1);
    })
    .await;
}
