//! Photos: set, seen by whom they are for, replaced and removed.

use std::io::Cursor;

use base::{Call, Fact, Fault, PersonId};
use identity::{Audience, Audiences, PhotoSize, Picture};
use store::Db;
use store::testing::{each_engine, race};

use crate::profiles::{form, lookers, save, together};
use crate::{anonymous, at, by, facts, system, with_anna};

/// A photo of one colour.
pub(crate) fn picture(shade: u8) -> Picture {
    let whole = image::RgbImage::from_pixel(40, 40, image::Rgb([shade, shade, shade]));
    let mut file = Cursor::new(Vec::new());
    whole.write_to(&mut file, image::ImageFormat::Png).unwrap();
    Picture::parse(&file.into_inner()).unwrap()
}

fn bytes(picture: &Picture, size: PhotoSize) -> Vec<u8> {
    let found = picture.sizes().iter().find(|(one, _)| *one == size);
    found.unwrap().1.clone()
}

async fn set(db: &Db, me: &Call, picture: &Picture) -> Result<(), identity::Error> {
    let mut w = db.write().await.unwrap();
    identity::set_photo(&mut w, me, picture).await?;
    w.commit().await.unwrap();
    Ok(())
}

async fn seen(db: &Db, looker: &Call, size: PhotoSize) -> Option<Vec<u8>> {
    let mut r = db.read().await.unwrap();
    identity::photo(&mut r, looker, "Anna-de-Wit", size)
        .await
        .unwrap()
}

#[tokio::test]
async fn a_photo_is_set_replaced_and_removed_and_names_itself_anew() {
    each_engine(async |db| {
        let call = system();
        let id = with_anna(&db, &call).await;
        facts(&db).await;
        let me = by(&call, id, None);
        assert_eq!(seen(&db, &me, PhotoSize::Small).await, None);
        for (minute, shade) in [(1, 10), (2, 200)] {
            let picture = picture(shade);
            let me = at(&me, minute);
            set(&db, &me, &picture).await.unwrap();
            for size in PhotoSize::ALL {
                let shown = seen(&db, &me, *size).await;
                assert_eq!(shown, Some(bytes(&picture, *size)));
            }
            let mut r = db.read().await.unwrap();
            let cards = identity::cards(&mut r, &[id]).await.unwrap();
            assert_eq!(cards[0].photo, Some(me.now));
        }
        let mut w = db.write().await.unwrap();
        identity::remove_photo(&mut w, &me).await.unwrap();
        w.commit().await.unwrap();
        assert_eq!(seen(&db, &me, PhotoSize::Large).await, None);
        let mut r = db.read().await.unwrap();
        assert_eq!(identity::cards(&mut r, &[id]).await.unwrap()[0].photo, None);
        drop(r);
        let changed = Fact::ProfileChanged { person: id };
        assert_eq!(
            facts(&db).await,
            [changed.clone(), changed.clone(), changed]
        );
    })
    .await;
}

#[tokio::test]
async fn a_photo_is_for_its_audience_and_for_nobody_else() {
    each_engine(async |db| {
        let call = system();
        let id = with_anna(&db, &call).await;
        let me = by(&call, id, None);
        let fresh = || PersonId(call.ids.uuid(call.now));
        let (mate, guest_here) = (fresh(), fresh());
        together(&db, &call, &[id, mate, guest_here]).await;
        set(&db, &me, &picture(90)).await.unwrap();
        let lookers = lookers(&call, id, mate, guest_here);
        let look = async || {
            let mut row = String::new();
            for looker in &lookers {
                let there = seen(&db, looker, PhotoSize::Small).await.is_some();
                row.push(if there { 'y' } else { '.' });
            }
            row
        };
        // As long as nothing is chosen it is for signed-in people.
        assert_eq!(look().await, ".yy.yyyy");
        let table = [
            (Audience::Everybody, "yyyyyyyy"),
            (Audience::SignedIn, ".yy.yyyy"),
            (Audience::Shared, "..y.yyyy"),
            (Audience::Nobody, ".....yyy"),
        ];
        let named = async || {
            let mut r = db.read().await.unwrap();
            identity::cards(&mut r, &[id]).await.unwrap()[0].photo
        };
        for (minute, (photo, wanted)) in (1..).zip(table) {
            let before = named().await;
            let audiences = Audiences {
                photo,
                ..Audiences::default()
            };
            let me = at(&me, minute);
            save(&db, &me, &form("anna-de-wit", audiences))
                .await
                .unwrap();
            assert_eq!(look().await, wanted, "{photo}");
            // Another audience, another address: browsers kept the one before.
            assert_eq!(
                named().await != before,
                photo != Audience::SignedIn || minute > 1
            );
        }
    })
    .await;
}

#[tokio::test]
async fn only_somebody_signed_in_with_an_open_account_has_a_photo() {
    each_engine(async |db| {
        let call = system();
        let id = with_anna(&db, &call).await;
        let error = set(&db, &anonymous(&call), &picture(1)).await.unwrap_err();
        assert_eq!(error.code(), "sign-in-needed");
        let me = by(&call, id, None);
        set(&db, &me, &picture(1)).await.unwrap();
        let mut w = db.write().await.unwrap();
        identity::disable_account(&mut w, &call, id).await.unwrap();
        w.commit().await.unwrap();
        let error = set(&db, &me, &picture(2)).await.unwrap_err();
        assert_eq!(error.code(), "not-found");
        let mut w = db.write().await.unwrap();
        let error = identity::remove_photo(&mut w, &me).await.unwrap_err();
        assert_eq!(error.code(), "not-found");
        let error = identity::photo(&mut w, &call, "anna-de-wit", PhotoSize::Small).await;
        assert_eq!(error.unwrap_err().code(), "not-found");
    })
    .await;
}

#[tokio::test]
async fn of_two_photos_at_once_one_stays_in_all_sizes() {
    each_engine(async |db| {
        let call = system();
        let id = with_anna(&db, &call).await;
        let me = by(&call, id, None);
        let (dark, light) = (picture(5), picture(250));
        let (first, second) = race(&db, async |w, which| {
            let picture = if which == 0 { &dark } else { &light };
            identity::set_photo(w, &me, picture).await
        })
        .await;
        first.unwrap();
        second.unwrap();
        let small = seen(&db, &me, PhotoSize::Small).await.unwrap();
        let large = seen(&db, &me, PhotoSize::Large).await.unwrap();
        let whole = |picture: &Picture| {
            bytes(picture, PhotoSize::Small) == small && bytes(picture, PhotoSize::Large) == large
        };
        assert!(whole(&dark) || whole(&light));
    })
    .await;
}
