//! The demo is complete, alive for everybody who tries it, and the same each time.

use std::collections::BTreeSet;

use base::{Call, Limit, ThreadId};
use discussion::ThreadCursor;
use store::testing::{Fresh, fresh};
use store::{Engine, Reader};

use super::*;

fn now() -> Ts {
    Ts::parse("2026-11-24T09:30:00Z").unwrap()
}

async fn filled() -> (Fresh, Vec<Account>) {
    let fresh = fresh(Engine::Sqlite).await;
    let accounts = fill(&fresh.db, &Bus::local(), now()).await.unwrap();
    (fresh, accounts)
}

async fn threads(r: &mut Reader) -> BTreeSet<(String, ThreadId, String)> {
    let call = Call::system("test", now());
    let mut all = BTreeSet::new();
    for (community, _) in membership::list_communities(r, &call).await.unwrap() {
        let slug = membership::Slug::parse(&community.slug).unwrap();
        let shown = membership::community(r, &call, &slug).await.unwrap();
        let limit = Limit::new(100).unwrap();
        let list = discussion::list_threads(r, &call, &shown, ThreadCursor::START, limit)
            .await
            .unwrap();
        all.extend(
            list.items
                .into_iter()
                .map(|one| (community.slug.clone(), one.id, one.title)),
        );
    }
    all
}

#[test]
fn the_table_of_texts_is_the_folder() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../config/demo/threads");
    let files: BTreeSet<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|one| one.unwrap().file_name().into_string().unwrap())
        .collect();
    let listed: BTreeSet<String> = texts::THREADS
        .iter()
        .map(|(slug, _)| format!("{slug}.toml"))
        .collect();
    assert_eq!(files, listed);
}

#[test]
fn nobody_in_the_texts_is_unknown_or_ahead_of_time() {
    let texts = Texts::read().unwrap();
    for (slug, thread) in &texts.threads {
        let belongs = |handle: &str| {
            let person = texts
                .people
                .person
                .iter()
                .find(|person| person.handle == handle);
            assert!(
                person.is_some_and(|person| person.communities.iter().any(|one| one == slug)),
                "{handle} is not in {slug}: {}",
                thread.title
            );
        };
        belongs(&thread.author);
        let mut hours = 0.0;
        for answer in &thread.post {
            belongs(&answer.author);
            assert!(
                answer.after_hours > hours,
                "{slug}: {}: not in order",
                thread.title
            );
            hours = answer.after_hours;
        }
        assert!(
            hours < thread.days_ago * 24.0,
            "{slug}: {}: in the future",
            thread.title
        );
        assert!(
            thread.days_ago < 74.0,
            "{slug}: {}: before people joined",
            thread.title
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_demo_is_alive_and_the_same_each_time() {
    let ((one, accounts), (two, again)) = tokio::join!(filled(), filled());
    assert_eq!(accounts, again);
    assert_eq!(accounts.len(), 6);
    let mut r = one.db.read().await.unwrap();
    let all = threads(&mut r).await;
    assert_eq!(all, threads(&mut two.db.read().await.unwrap()).await);
    assert!(all.len() >= 80, "{}", all.len());
    let places: BTreeSet<&str> = all.iter().map(|(slug, ..)| slug.as_str()).collect();
    assert_eq!(places.len(), 15);
    assert!(identity::count_accounts(&mut r).await.unwrap() >= 60);
    assert_eq!(store::outbox::depth(&mut r).await.unwrap(), (0, 0));
    for account in &accounts {
        let email = identity::Email::parse("email", &account.email).unwrap();
        let person = identity::system::find_by_email(&mut r, &email)
            .await
            .unwrap()
            .unwrap();
        assert_eq!(person.administrator, account.key == "administrator");
        let call = Call::system("test", now()).as_person(person.id);
        let unread = discussion::list_unread(&mut r, &call, 1_000).await.unwrap();
        let posts: i64 = unread.iter().map(|one| one.unread).sum();
        let communities: BTreeSet<_> = unread.iter().map(|one| one.community_id).collect();
        let notices = notifications::count_unread(&mut r, person.id)
            .await
            .unwrap();
        assert!(
            (5..=40).contains(&posts),
            "{}: {posts} unread posts",
            account.key
        );
        assert!(
            communities.len() >= 2,
            "{}: {}",
            account.key,
            communities.len()
        );
        assert!(
            (2..=20).contains(&notices),
            "{}: {notices} notices",
            account.key
        );
    }
    let credential = identity::Email::parse("email", &accounts[0].email).unwrap();
    let credential = identity::credential(&mut r, &credential)
        .await
        .unwrap()
        .unwrap();
    assert!(identity::password::verify(&credential.password, PASSWORD));
}

#[tokio::test]
async fn communities_that_are_there_stay() {
    let fresh = fresh(Engine::Sqlite).await;
    let mut w = fresh.db.write().await.unwrap();
    let plan = Plan::parse(texts::COMMUNITIES).unwrap();
    let planted = membership::plant_communities(&mut w, &Call::system("test", now()), &plan)
        .await
        .unwrap();
    w.commit().await.unwrap();
    assert_eq!(planted, texts::THREADS.len());
    fill(&fresh.db, &Bus::local(), now()).await.unwrap();
    let mut r = fresh.db.read().await.unwrap();
    assert_eq!(
        membership::system::sizes(&mut r).await.unwrap().len(),
        planted
    );
}

#[tokio::test]
async fn a_demo_that_is_there_is_kept_and_other_accounts_are_refused() {
    let (fresh, accounts) = filled().await;
    let later = now().plus_seconds(86_400);
    assert_eq!(
        fill(&fresh.db, &Bus::local(), later).await.unwrap(),
        accounts
    );

    let fresh = store::testing::fresh(Engine::Sqlite).await;
    let mut w = fresh.db.write().await.unwrap();
    let call = Call::system("test", now());
    let other = identity::NewAccount {
        id: base::PersonId(call.ids.uuid(call.now)),
        email: identity::Email::parse("email", "iemand@elders.example").unwrap(),
        name: base::Line::parse("name", "Iemand Anders", 120).unwrap(),
        handle: None,
        organisation: String::new(),
        province: String::new(),
        job: String::new(),
        language: base::Lang::Nl,
        administrator: true,
        password: None,
    };
    identity::create_account(&mut w, &call, other)
        .await
        .unwrap();
    w.commit().await.unwrap();
    let error = fill(&fresh.db, &Bus::local(), now())
        .await
        .unwrap_err()
        .to_string();
    assert!(
        error.contains("has accounts already") && !error.contains('\n'),
        "{error}"
    );
}
