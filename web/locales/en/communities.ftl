# The home page, communities, people, notifications, and the texts about the site.
home-hello = Share what works in your library
home-what = Kenniskring is where people from all Dutch libraries learn from each other. You ask a question, tell what you tried, and read how somebody else did it.
home-who = For the staff of libraries, provincial support and the national library. Every community says who reads it and who writes in it.
home-read-more = More about Kenniskring
home-communities = { $n ->
    [one] One community, one theme
   *[other] { $n } communities, four priorities
}
home-news = New for you
home-up-to-date = You are all caught up
home-up-to-date-more = There are no new posts in your communities. Time for coffee, or for a new conversation.
home-no-communities = Choose your first community
home-no-communities-more = You are not a member anywhere yet. Choose a community below that fits your work. What is new will then appear here.
home-needs-me = Addressed to you
home-more-threads = { $n ->
    [one] 1 more conversation with news
   *[other] { $n } more conversations with news
}
home-quiet = Your communities without news
home-others = Other communities
count-members = { $n ->
    [one] 1 member
   *[other] { $n } members
}
count-threads = { $n ->
    [one] 1 conversation
   *[other] { $n } conversations
}
count-new = { $n } new
card-last = latest:
community-threads = Conversations
community-empty = There is no conversation here yet. Start the first one: ask a question or tell what you tried.
community-who = Who reads and writes here
community-people = People
community-coordinators = Coordinators:
community-no-coordinator = This community has no coordinator yet.
community-member = You are a member of this community.
community-coordinator = You are a coordinator of this community.
join = Join
join-ask = Ask to join
join-asked = You have asked to join. You will hear from us as soon as a coordinator has decided.
join-sign-in = Sign in to join
leave = End membership

person-organisation = Works at
person-role = Role
person-province = Province
person-places = Communities
person-coordinator = coordinator
person-no-places = Not a member of any community yet.
person-latest = Latest posts
person-silent = Nothing written yet.
person-own = This is how others see you. To name you in a post, they write:
person-mention = Name this person in a post with:

notices-empty = No notifications
notices-empty-more = You will see it here when somebody answers you or mentions your name.
notices-read = Mark all as read
notices-unread = { $n ->
    [one] 1 notification is new.
   *[other] { $n } notifications are new.
}
notice-mention = { $name } mentioned you in a post
notice-reply = { $name } replied to your post
notice-own-thread = { $name } wrote in a conversation you started
notice-followed = { $name } wrote in a conversation you take part in
notice-new-thread = { $name } started a new conversation

about-title = About Kenniskring
about-lead = Kenniskring brings library people together. In a community you learn from each other about one theme.
about-what = What you do here
about-what-1 = In a community you ask questions, tell what you tried, and read how colleagues in other libraries do it.
about-what-2 = Every day you can get one mail with what is new. You choose the hour, and you stop the mail whenever you want.
about-who = For whom
about-who-1 = For the staff of libraries, of the provincial support institutions and of the national library. Every community says who reads it and who writes in it.
about-where = Where the themes come from
about-where-1 = The libraries agreed on four priorities together. The Action Agenda 2017-2018 worked them out in fifteen themes, with one community for each.
about-open = Open software
about-open-1 = Kenniskring is free software. Everyone may read, use and improve the source code, under the EUPL-1.2 licence.

access-title = Accessibility
access-lead = Everyone should be able to use Kenniskring: with a mouse, a keyboard, a screen reader or a phone.
access-how = How we work on it
access-how-1 = We build to WCAG 2.2, level AA.
access-how-2 = Every page works without JavaScript.
access-how-3 = You can do everything with the keyboard. You always see where you are.
access-how-4 = Text can be made twice as large, and fits a small screen.
access-how-5 = Colour is never the only sign. There is a light and a dark look, which follows your device.
access-how-6 = Whoever wants to see less movement sees less movement.
access-tested = What was tested
access-tested-1 = The pages are tested automatically with axe. Such a test does not find everything. There has been no study by an independent party yet.
access-trouble = Does something not work for you?
access-trouble-1 = Tell the administrator of this site. Say which page it was and what you wanted to do.

notifications-title = Notifications
