//! The two languages of the interface.

crate::choice! {
    /// A language of the interface; Dutch comes first.
    Lang {
        /// Dutch.
        Nl = "nl",
        /// English.
        En = "en",
    }
}
