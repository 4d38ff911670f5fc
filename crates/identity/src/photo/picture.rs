//! Reading a picture that somebody sent, and making it anew.

use std::io::Cursor;

use base::Invalid;
use image::codecs::jpeg::JpegEncoder;
use image::imageops::{self, FilterType};
use image::{DynamicImage, ImageDecoder, ImageReader, Limits, Rgba, RgbaImage};

use super::PhotoSize;

/// The largest file that is read, in bytes.
pub const LARGEST_FILE: usize = 10 << 20;

/// The longest side of a picture, in pixels: what phones make, and not what is made to fill the memory.
const LONGEST_SIDE: u32 = 12_000;
/// The most memory that reading may take, in bytes: a picture of 50 million pixels.
const MOST_MEMORY: u64 = 200 << 20;
/// From 1 to 100; beyond this faces do not look better.
const QUALITY: u8 = 82;

/// A picture in every size, made anew.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    sizes: Vec<(PhotoSize, Vec<u8>)>,
}

impl Picture {
    /// Reads a JPEG, PNG or WebP file, turns it upright, and keeps the square in its middle in every size, as JPEG.
    ///
    /// Slow: not for a thread that serves requests, and not with a connection in hand. Fails with `photo` /
    /// `required` for an empty file, `too-large` beyond [`LARGEST_FILE`], `not-a-picture` for what cannot be read, and
    /// `too-many-pixels`.
    pub fn parse(file: &[u8]) -> Result<Self, Invalid> {
        if file.is_empty() {
            return Err(Invalid::new("photo", "required"));
        }
        if file.len() > LARGEST_FILE {
            let most = i64::try_from(LARGEST_FILE >> 20).unwrap_or(i64::MAX);
            return Err(Invalid::bound("photo", "file-too-large", most));
        }
        let upright = read(file).map_err(|error| match error {
            image::ImageError::Limits(_) => Invalid::new("photo", "too-many-pixels"),
            _ => Invalid::new("photo", "not-a-picture"),
        })?;
        let whole = upright.resize_to_fill(
            PhotoSize::Large.pixels(),
            PhotoSize::Large.pixels(),
            FilterType::CatmullRom,
        );
        drop(upright);
        let whole = on_white(&whole);
        let mut sizes = Vec::new();
        for size in PhotoSize::ALL {
            let pixels = size.pixels();
            let scaled = imageops::resize(&whole, pixels, pixels, FilterType::Lanczos3);
            let flat = DynamicImage::ImageRgba8(scaled).to_rgb8();
            let mut jpeg = Vec::new();
            let written = JpegEncoder::new_with_quality(&mut jpeg, QUALITY).encode_image(&flat);
            written.map_err(|_| Invalid::new("photo", "not-a-picture"))?;
            sizes.push((*size, jpeg));
        }
        Ok(Self { sizes })
    }

    /// Each size as a JPEG file.
    pub fn sizes(&self) -> &[(PhotoSize, Vec<u8>)] {
        &self.sizes
    }
}

fn read(file: &[u8]) -> image::ImageResult<DynamicImage> {
    let mut reader = ImageReader::new(Cursor::new(file)).with_guessed_format()?;
    let mut limits = Limits::default();
    limits.max_image_width = Some(LONGEST_SIDE);
    limits.max_image_height = Some(LONGEST_SIDE);
    limits.max_alloc = Some(MOST_MEMORY);
    reader.limits(limits);
    let mut decoder = reader.into_decoder()?;
    let turned = decoder.orientation()?;
    let mut picture = DynamicImage::from_decoder(decoder)?;
    picture.apply_orientation(turned);
    Ok(picture)
}

/// JPEG knows no transparency, and black would come of it.
fn on_white(picture: &DynamicImage) -> RgbaImage {
    let mut page = RgbaImage::from_pixel(
        picture.width(),
        picture.height(),
        Rgba([255, 255, 255, 255]),
    );
    imageops::overlay(&mut page, &picture.to_rgba8(), 0, 0);
    page
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::ImageFormat;

    fn file(picture: &RgbaImage, format: ImageFormat) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        let whole = DynamicImage::ImageRgba8(picture.clone());
        let whole = if format == ImageFormat::Jpeg {
            DynamicImage::ImageRgb8(whole.to_rgb8())
        } else {
            whole
        };
        whole.write_to(&mut bytes, format).unwrap();
        bytes.into_inner()
    }

    /// Left half red, right half blue.
    fn halves(width: u32, height: u32) -> RgbaImage {
        RgbaImage::from_fn(width, height, |x, _| {
            if x < width / 2 {
                Rgba([255, 0, 0, 255])
            } else {
                Rgba([0, 0, 255, 255])
            }
        })
    }

    /// A JPEG with an EXIF part: turned by a quarter, taken somewhere.
    fn with_exif(jpeg: &[u8], orientation: u8) -> Vec<u8> {
        let mut exif = b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x02".to_vec();
        // Tag 0x0112, orientation, one SHORT.
        exif.extend([0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0]);
        // Tag 0x010e, a description of 24 bytes that stands behind the list.
        exif.extend([0x01, 0x0e, 0, 2, 0, 0, 0, 24, 0, 0, 0, 38]);
        exif.extend([0, 0, 0, 0]);
        exif.extend(b"MARKER-52.0907N-5.1214E\0");
        let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
        let mut whole = jpeg[..2].to_vec();
        whole.extend([0xff, 0xe1]);
        whole.extend(length);
        whole.extend(exif);
        whole.extend(&jpeg[2..]);
        whole
    }

    fn shown(picture: &Picture, size: PhotoSize) -> image::RgbImage {
        let (_, bytes) = picture.sizes.iter().find(|(one, _)| *one == size).unwrap();
        image::load_from_memory_with_format(bytes, ImageFormat::Jpeg)
            .unwrap()
            .to_rgb8()
    }

    fn has(bytes: &[u8], wanted: &[u8]) -> bool {
        bytes.windows(wanted.len()).any(|part| part == wanted)
    }

    #[test]
    fn every_format_comes_out_square_in_every_size() {
        for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP] {
            let picture = Picture::parse(&file(&halves(400, 200), format)).unwrap();
            for size in PhotoSize::ALL {
                let shown = shown(&picture, *size);
                assert_eq!(shown.dimensions(), (size.pixels(), size.pixels()));
                let right = shown.get_pixel(size.pixels() - 4, 4);
                assert!(right[2] > 200 && right[0] < 60, "{format:?} {right:?}");
            }
        }
    }

    #[test]
    fn what_the_camera_tells_is_gone_and_the_picture_stands_upright() {
        let sent = with_exif(&file(&halves(200, 200), ImageFormat::Jpeg), 6);
        assert!(has(&sent, b"MARKER-52.0907N") && has(&sent, b"Exif"));
        let picture = Picture::parse(&sent).unwrap();
        for (size, bytes) in picture.sizes() {
            assert!(!has(bytes, b"MARKER") && !has(bytes, b"Exif"), "{size}");
        }
        // Turned to the right by a quarter, what was left is above.
        let shown = shown(&picture, PhotoSize::Large);
        let (above, below) = (shown.get_pixel(160, 20), shown.get_pixel(160, 300));
        assert!(above[0] > 200 && below[2] > 200, "{above:?} {below:?}");
    }

    #[test]
    fn transparent_parts_become_white() {
        let clear = RgbaImage::from_pixel(50, 50, Rgba([0, 0, 0, 0]));
        let picture = Picture::parse(&file(&clear, ImageFormat::Png)).unwrap();
        let pixel = *shown(&picture, PhotoSize::Small).get_pixel(40, 40);
        assert!(pixel.0.iter().all(|part| *part > 250), "{pixel:?}");
    }

    #[test]
    fn what_is_no_picture_or_too_large_is_refused_by_name() {
        let code = |file: &[u8]| Picture::parse(file).unwrap_err().code;
        assert_eq!(code(b""), "required");
        assert_eq!(code(b"<svg onload=\"alert(1)\"/>"), "not-a-picture");
        let whole = file(&halves(300, 300), ImageFormat::Jpeg);
        assert_eq!(code(&whole[..40]), "not-a-picture");
        assert_eq!(code(&vec![0; LARGEST_FILE + 1]), "file-too-large");
        // A header that promises 60,000 by 60,000 pixels in a file of a few bytes.
        let mut bomb = file(&halves(8, 8), ImageFormat::Png);
        bomb.splice(16..24, [0, 0, 0xea, 0x60, 0, 0, 0xea, 0x60]);
        let crc = crc32(&bomb[12..29]);
        bomb.splice(29..33, crc.to_be_bytes());
        assert_eq!(code(&bomb), "too-many-pixels");
    }

    /// The check sum of a part of a PNG file (PNG specification, annex D).
    fn crc32(bytes: &[u8]) -> u32 {
        !bytes.iter().fold(u32::MAX, |crc, byte| {
            (0..8).fold(crc ^ u32::from(*byte), |crc, _| {
                (crc >> 1) ^ if crc & 1 == 1 { 0xedb8_8320 } else { 0 }
            })
        })
    }
}
