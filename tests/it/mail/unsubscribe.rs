//! Stopping the digest from the mail (RFC 8058).

use tests::browser::Browser;
use tests::http::{client, send};

use super::Post;

#[tokio::test]
async fn one_click_by_the_mail_program_stops_it_and_the_page_can_take_it_back() {
    let post = Post::new();
    let writer = post.writer(1);
    post.reader.join(post.sample.community()).await;
    let thread = writer.thread(post.sample.community(), "Afmelden").await;
    post.run("2030-01-01T12:00:00Z");
    let url = post.letters()[0].unsubscribe().to_owned();
    let path = url.strip_prefix(&post.server.base).unwrap().to_owned();

    // Programs that look at every link in a mail must change nothing.
    let page = Browser::new(&post.server).open(&path).await.with(200);
    assert!(page.text().contains(super::READER), "{}", page.text());
    writer.reply(&thread, "na het kijken").await;
    post.run("2030-01-03T12:00:00Z");
    assert_eq!(post.letters().len(), 2);

    // As a mail program does it: from anywhere, without cookies.
    let click = client()
        .post(&url)
        .header("origin", "https://mail.example")
        .header("sec-fetch-site", "cross-site");
    let answer = send(click.form(&[("List-Unsubscribe", "One-Click")])).await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    writer.reply(&thread, "niemand krijgt dit").await;
    post.run("2030-01-05T12:00:00Z");
    assert_eq!(post.letters().len(), 2);

    let mut browser = Browser::new(&post.server);
    let page = browser.open(&path).await.with(200);
    let form = page.form(&path);
    assert!(
        form.fields.contains(&("again".to_owned(), "1".to_owned())),
        "it offers to take it back: {form:?}"
    );
    browser.submit(&page, &path, &[]).await.with(200);
    writer.reply(&thread, "en weer wel").await;
    post.run("2030-01-07T12:00:00Z");
    assert_eq!(post.letters().len(), 3);

    // Also multipart, which RFC 8058 allows, and nonsense.
    let boundary = "--x\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--x--\r\n";
    let click = client()
        .post(&url)
        .header("content-type", "multipart/form-data; boundary=x")
        .body(boundary);
    assert_eq!(send(click).await.status, 200);
    writer.reply(&thread, "en weer niet").await;
    post.run("2030-01-09T12:00:00Z");
    assert_eq!(post.letters().len(), 3);
    for bad in ["niets", "%00", "a%20b", "..%2f"] {
        let bad = format!("{}/unsubscribe/{bad}", post.server.base);
        assert_eq!(send(client().get(&bad)).await.status, 404, "{bad}");
        assert_eq!(send(client().post(&bad)).await.status, 404, "{bad}");
    }
}
