# The coordinator's desk.
announced-mail-subject = { $title } ({ $community })
announced-mail-text = { $by } tells everybody in { $community }:
announced-mail-button = Read on
announced-mail-why = You get this mail because you are a member of this community. Coordinators can do this at most twice a week.
notice-announced = { $name } told everybody something
flash-announced = It is there. Everybody is told.
flash-follow-up-set = The conversation will be on your desk that day.
flash-follow-up-cleared = The conversation is off your desk.
act-announced = something was announced
desks-title = Coordinating
desks-lead = The communities you look after.
desks-none = You do not coordinate a community yet.
desk-to = To the desk
desk-title = Desk of { $community }
desk-lead = What waits, who is new, and how lively is it?
desk-no-coordinator = This community has no coordinator. Two is best.
desk-one-coordinator = This community has only one coordinator. With two it goes on when one is ill or leaves.
desk-roles = Coordinators
desk-invite = Invite members
desk-edit = Change the community
desk-waiting = { $n ->
    [0] No requests
    [one] 1 request waits
   *[other] { $n } requests wait
}
desk-oldest = The oldest is from
desk-all = All
desk-since = Member since { $when }
desk-questions = Questions without an answer
desk-questions-lead = Questions open for more than three working days in which nobody else wrote. The oldest come first.
desk-questions-none = Every question has an answer, or is younger than three working days.
desk-newcomers = New members without an answer
desk-newcomers-lead = Whoever joined in the last two months, wrote something and got no answer to it yet.
desk-newcomers-none = Every new member who wrote got an answer.
desk-follow-ups = Conversations to come back to
desk-follow-ups-lead = Conversations of which you or another coordinator said: I will come back to this. Those that wait longest come first.
desk-follow-ups-none = Nothing is open. Below a conversation you choose a day to come back to it.
desk-week = Conversations in this time
desk-week-lead = The conversations somebody wrote in.
desk-nothing = There is nothing here now.
desk-activity = Twelve weeks
desk-posts = { $n ->
    [one] 1 post
   *[other] { $n } posts
}
desk-written-by = written by
desk-people = { $n ->
    [0] nobody
    [one] 1 person
   *[other] { $n } people
}
desk-fewer = fewer than { $n } people
desk-top-three = the three who wrote most together { $n }%
desk-bars = Posts a week, in twelve weeks
desk-as-table = As a table
desk-week-from = Week from
desk-posts-short = Posts
desk-writers = Writers
desk-members = Members
desk-provinces = By province
desk-map = Map of the Netherlands: members by province. The table below says the same and opens the lists.
desk-province = Province
desk-employers = By organisation
desk-employer = Organisation
desk-employers-none = No organisation has five members or more here.
desk-small = { $n ->
    [one] 1 organisation with fewer than five members
   *[other] { $n } organisations with fewer than five members
}
desk-privacy = We do not show numbers below five, so that they tell of no single person. When one is left alone, we leave out one more.
announce-title = Tell everybody
announce-lead = All members are told at once, also by mail. That can be done twice a week.
announce-lead-wide = All members of the chosen communities are told at once, also by mail; whoever is in several gets one mail. That can be done once a week.
announce-again = Enough was announced this week. From { $day } on it can be done again.
announce-to = To which communities?
announce-body = What do you want to tell?
announce-who = Whoever stopped the mail sees it on Kenniskring only. Answers come below the conversation.
announce-send = Tell everybody
announce-admin-lead = One message to the communities you choose.
follow-up-title = Come back to this
follow-up-lead = Only coordinators see this. On the day you choose the conversation is on the desk.
follow-up-day = Day
follow-up-note = What for? (may stay empty)
follow-up-set = Put on the desk
follow-up-clear = Take off the desk
