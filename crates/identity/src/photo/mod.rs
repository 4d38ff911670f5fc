//! A person's photo: read from whatever a camera makes, made anew, square and small.
//!
//! Only pixels are kept. What a file tells besides (where it was taken, when, with what; EXIF, XMP) goes when the picture
//! is made anew (GDPR article 5(1)(c)).

mod change;
mod picture;
mod show;
pub(crate) mod store;

pub use change::{remove_photo, set_photo};
pub use picture::{LARGEST_FILE, Picture};
pub use show::photo;

base::choice! {
    /// How large a photo is shown: its width and height in pixels, for screens with two of them to a point.
    PhotoSize {
        /// Beside a name.
        Small = "96",
        /// On the person's own page.
        Large = "320",
    }
}

impl PhotoSize {
    /// Width and height in pixels.
    pub fn pixels(self) -> u32 {
        match self {
            Self::Small => 96,
            Self::Large => 320,
        }
    }
}
