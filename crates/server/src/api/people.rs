//! The people of an answer, looked up together.

use base::PersonId;
use identity::Card;
use store::Reader;

use super::wire::Author;
use crate::problem::Problem;

/// The people of an answer.
pub(crate) struct People(Vec<Card>);

impl People {
    /// Looks these people up, by one statement.
    pub(crate) async fn of(
        r: &mut Reader,
        ids: impl IntoIterator<Item = PersonId>,
    ) -> Result<Self, Problem> {
        let mut ids: Vec<PersonId> = ids.into_iter().collect();
        ids.sort_unstable();
        ids.dedup();
        Ok(Self(identity::cards(r, &ids).await?))
    }

    /// One of them; `None` when the account is gone.
    pub(crate) fn author(&self, id: PersonId) -> Option<Author> {
        self.0.iter().find(|card| card.id == id).map(Author::from)
    }
}
