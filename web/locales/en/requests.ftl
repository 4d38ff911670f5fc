# Asking to join a community, answering it, and who looks after a community.
request-hint = The coordinators read this. At most 500 characters.
request-question = Why do you want to become a member?
request-since = You have been waiting since
request-withdraw = Withdraw the request
request-refused = Your request was not granted.
request-said = Explanation: { $text }
request-next = What you can do now: { $text }
request-own = My requests
request-join-title = Ask to become a member
request-title = Requests to join
request-none = Nobody is waiting for an answer.
request-count = { $n ->
    [one] 1 request is waiting.
   *[other] { $n } requests are waiting.
}
request-first = These are the { $n } that have waited longest.
request-accept-all = { $n ->
    [one] Accept this request
   *[other] Accept all { $n } requests
}
request-elsewhere = Employer unknown
request-colleagues = { $n ->
    [one] 1 colleague is a member already.
   *[other] { $n } colleagues are members already.
}
request-group = All { $n } of this group
request-accept-group = Accept all { $n } of this group
request-answer = Answer to those you ticked
request-saved = Saved text
request-saved-none = None
request-state-accepted = accepted
request-state-refused = refused
request-field-answer = Explanation
request-field-answer-hint = Needed when you refuse. Whoever asked reads this.
request-field-next-step = What can they do now?
request-keep = Save this text for next time
request-field-title = Name of the saved text
request-accept = Accept those ticked
request-refuse = Refuse those ticked
request-tick = First tick who gets the answer.
request-fresh = Just answered
request-fresh-more = You can undo this until ten minutes after the answer. Only then the mail is sent.
request-undo = Undo
request-undo-all = Undo all { $n }
request-older = Answered before
request-saved-all = Saved texts
request-saved-delete = Delete
request-was-accepted = Accepted by { $who }.
request-was-refused = Refused by { $who }.
request-already-accepted = { $person } has already been accepted by { $who }.
request-already-refused = { $person } has already been refused by { $who }.
request-is-guest = { $person } is a guest and was not invited to this community. Ask an administrator for help.
request-is-gone = Somebody withdrew their request.
request-mail-subject = Somebody wants to join
request-mail-text = { $who } wants to become a member of { $community }.
request-mail-button = See the request
request-mail-more = If more requests come while this one waits, you get no mail about them.
request-yes-mail-subject = You are a member
request-yes-mail-text = Your request was accepted. You are now a member of { $community }. Welcome!
request-no-mail-subject = Your request was not granted
request-no-mail-text = You asked to become a member of { $community }. The coordinators did not grant that.
coordinator-mail-subject = You are a coordinator
coordinator-mail-text = You are now a coordinator of { $community }.
coordinator-mail-requests = { $n ->
    [one] 1 request to join is waiting.
   *[other] { $n } requests to join are waiting.
}
coordinator-mail-button = To the coordinator’s work
stand-in-mail-subject = Standing in as a coordinator
stand-in-mail-you = From { $from } until { $until } you take over the work of { $who } as a coordinator of { $community }.
stand-in-mail-for-you = From { $from } until { $until } { $who } takes over your work as a coordinator of { $community }.
stand-in-title = Coordinators and stand-ins
stand-in-fragile = This community has fewer than two coordinators. When they are away, everything stands still. Make another member coordinator too.
stand-in-coordinators = Coordinators
stand-in-named = { $who } stands in from { $from } until { $until }.
stand-in-end = End standing in
stand-in-step-down = Stop being coordinator
stand-in-make-member = Make an ordinary member again
stand-in-choose = Somebody beside you or in your place
stand-in-seek = Find a member by name
stand-in-nobody = There is no member of this name who is not a coordinator yet.
stand-in-who = Who?
stand-in-pick = First choose a member.
stand-in-what = What will this member do?
stand-in-act-make = Become a coordinator too
stand-in-act-hand-over = Take over my role
stand-in-act-hand-over-more = You will be an ordinary member then.
stand-in-act-stand-in = Stand in for a time
stand-in-act-stand-in-more = Say below for whom and when.
stand-in-when = When standing in
stand-in-for = For whom?
stand-in-from = First day
stand-in-until = Last day
stand-in-until-hint = At most six months after the first day.
stand-in-do = Do this
flash-requests-answered = Answered. You can undo it for ten minutes.
flash-requests-undone = Undone. The requests wait for an answer again.
flash-requests-not-undone = There was nothing left to undo.
flash-withdrawn = Your request was withdrawn.
flash-saved-deleted = The text was deleted.
flash-role-changed = The role was changed.
flash-handed-over = Your role was handed over. You are an ordinary member now.
flash-stand-in-named = The stand-in was named and gets a mail.
flash-stand-in-ended = Standing in has ended.
invalid-stand-in-days = Choose a last day still to come, at most six months after the first.
kept-stand-ins = times standing in
export-stand-ins = Where you stand in, or somebody for you
