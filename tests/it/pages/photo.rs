//! Photos: sent by a form, shown beside the name.

use std::io::Cursor;

use tests::browser::Browser;
use tests::http::{client, send};
use tests::world::world;

/// A form with one file, as a browser sends it.
async fn sent(browser: &Browser, base: &str, name: &str, file: &[u8]) -> tests::http::Answer {
    let mut body = format!(
        "--frontier\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"{name}\"\r\nContent-Type: image/jpeg\r\n\r\n"
    )
    .into_bytes();
    body.extend(file);
    body.extend(b"\r\n--frontier--\r\n");
    let cookie = format!("kenniskring={}", browser.cookie("kenniskring").unwrap());
    let request = client()
        .post(format!("{base}/settings/photo"))
        .header("cookie", cookie)
        .header("content-type", "multipart/form-data; boundary=frontier")
        .body(body);
    send(request).await
}

fn jpeg() -> Vec<u8> {
    let whole = image::RgbImage::from_pixel(600, 400, image::Rgb([200, 30, 30]));
    let mut file = Cursor::new(Vec::new());
    whole.write_to(&mut file, image::ImageFormat::Jpeg).unwrap();
    file.into_inner()
}

#[tokio::test]
async fn a_photo_stands_beside_the_name_and_strangers_see_initials() {
    let world = world();
    let member = world.member();
    let mut browser = Browser::of(&world.server, &member);
    let base = world.server.base.clone();
    let page = browser.open("/settings/profile").await.with(200);
    assert!(page.html.contains("enctype=\"multipart/form-data\""));

    for (file, status, said) in [
        (&b""[..], 422, "required"),
        (b"<svg/>", 422, "no picture"),
        (&vec![0; (10 << 20) + 1][..], 422, "10 MB"),
        (&vec![0; 13 << 20][..], 422, "10 MB"),
    ] {
        let answer = sent(&browser, &base, "x.jpg", file).await;
        assert_eq!(answer.status, status, "{said}");
        let text = answer.text();
        assert!(text.contains("id=\"photo-photo-error\""), "{said}: {text}");
        assert_eq!(text.contains("10 MB.</p>"), said == "10 MB", "{text}");
    }

    let answer = sent(&browser, &base, "x.jpg", &jpeg()).await;
    assert_eq!(answer.status, 303, "{}", answer.text());
    let own = format!("/people/{}", member.handle);
    let page = browser.open(&own).await.with(200);
    let start = format!("src=\"{own}/photo?size=320&#38;v=");
    assert!(page.html.contains(&start), "{}", page.html);

    let asked = |cookie: Option<String>| {
        let mut request = client().get(format!("{base}{own}/photo?size=320"));
        if let Some(cookie) = cookie {
            request = request.header("cookie", cookie);
        }
        send(request)
    };
    let answer = asked(Some(member.cookie.clone())).await;
    assert_eq!(answer.header("content-type"), "image/jpeg");
    assert_eq!(answer.header("cache-control"), "private, max-age=86400");
    // For signed-in people, as long as nothing else is chosen.
    let answer = asked(None).await;
    assert_eq!(
        (answer.status, answer.header("content-type")),
        (200, "image/svg+xml")
    );
    assert_eq!(answer.header("x-content-type-options"), "nosniff");

    // It is one of the things to take along.
    let request = client()
        .post(format!("{base}/settings/privacy/download"))
        .header("cookie", member.cookie.clone());
    let zip = send(request).await;
    assert_eq!(zip.status, 200);
    let has = |name: &[u8]| zip.bytes.windows(name.len()).any(|part| part == name);
    assert!(has(b"files/photo-320.jpg") && has(b"files/photo-96.jpg"));

    let page = browser.open("/settings/profile").await.with(200);
    browser
        .submit(&page, "/settings/photo/remove", &[])
        .await
        .with(200);
    let answer = asked(Some(member.cookie.clone())).await;
    assert_eq!(answer.header("content-type"), "image/svg+xml");
}
