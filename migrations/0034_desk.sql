-- owner: membership
-- Who came lately, for those who look after the community.
CREATE INDEX membership_by_day ON membership (community_id, joined_at, person_id);
