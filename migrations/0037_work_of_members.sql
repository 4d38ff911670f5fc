-- owner: identity
-- Where people work now, without reading more: members are counted by employer from it alone.
CREATE INDEX employment_by_person ON employment (person_id, organisation_id) WHERE until IS NULL;
