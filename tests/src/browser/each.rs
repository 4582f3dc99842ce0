//! One test, as many times as there are engines.

/// Makes a test for each engine of a function that is written once: `name::chromium`, `name::firefox`, `name::webkit`.
///
/// ```no_run
/// use mk_tests::browser::Browser;
/// use mk_tests::in_every_browser;
///
/// in_every_browser!(a_page_has_a_title);
/// async fn a_page_has_a_title(browser: Browser) {
///     browser.goto("data:text/html,<title>Prov</title>").await.unwrap();
///     assert_eq!(browser.driver().title().await.unwrap(), "Prov");
/// }
/// ```
#[macro_export]
macro_rules! in_every_browser {
    ($name:ident) => {
        mod $name {
            #[tokio::test]
            async fn chromium() {
                let browser =
                    $crate::browser::Browser::start_in($crate::browser::Engine::Chromium).await.unwrap();
                super::$name(browser).await;
            }

            #[tokio::test]
            async fn firefox() {
                let browser =
                    $crate::browser::Browser::start_in($crate::browser::Engine::Firefox).await.unwrap();
                super::$name(browser).await;
            }

            #[tokio::test]
            async fn webkit() {
                let browser =
                    $crate::browser::Browser::start_in($crate::browser::Engine::WebKit).await.unwrap();
                super::$name(browser).await;
            }
        }
    };
}
