# What a community says of itself, who may do what in it, and changing the set of themes.
about-reads-everybody = Everybody can read here, without an account too.
about-reads-network = Everybody with an account can read here, except guests.
about-reads-members = Only members can read here.
about-writes-members = Members can write here.
about-writes-nobody = Nobody can write here any more.
about-joins-open = You can join at once.
about-joins-request = Do you want to join? Ask the coordinators.
about-joins-invitation = You can join by invitation only.
about-joins-closed = You cannot join any more.
about-archived = This community is archived. You can still read everything. Nobody can write or join any more.
about-thread-archived = This community is archived. Nobody can answer any more.
about-welcome = Welcome, good to have you here
about-charter = What we stand for
about-goal = Goal
about-domain = Subject
about-practice = How we work
about-meetings = How often we meet
about-outcome = What comes out of it
about-term = How long
about-pins = Good to have at hand
about-tags = Keywords
about-groups = Working groups
about-group-new = Start a working group
about-group-lead = A working group belongs to this community. You will be its coordinator.
about-edit = Change the community
about-edit-lead = Here you decide what this community says of itself, and who can come in.
about-feed = New conversations as a feed (Atom)
about-roles = Who may do what?
about-names = Name and purpose
about-name-nl = Name in Dutch
about-name-en = Name in English
about-purpose-nl = What for, in Dutch
about-purpose-en = What for, in English
about-slug = Name in the address
about-slug-hint = Small letters, digits and hyphens. Old addresses keep working.
about-priority = Priority
about-door = Who can come in
about-visibility = Who can read
about-visibility-public = Everybody
about-visibility-network = Everybody with an account, except guests
about-visibility-members = Members only
about-visibility-hint = Do you make this smaller? Then others see nothing of it from that moment.
about-joining = How people join
about-joining-open = At once
about-joining-request = By asking the coordinators
about-joining-invitation = By invitation
about-question = Question for whoever wants to join
about-question-hint = Leave empty for the usual question.
about-charter-lead = Fill in what you know. Readers do not see what stays empty.
about-more = More on the page
about-welcome-field = Welcome for new members
about-welcome-hint = Whoever joins reads this on top for two weeks. You can use the same marks as in a post.
about-tags-hint = With commas between them, at most 12.
about-pins-field = Pinned material
about-pins-hint = One on each line, at most 8: first the title, then the address. An address begins with https:// or with /t/ for a conversation here.

roles-title = Who may do what?
roles-lead = The same rules hold in every community. This table says what you may do.
roles-caption = What you may do in a community, by role
roles-what = What
roles-kind-visitor = Visitor
roles-kind-network = With an account, no member
roles-kind-guest = Guest who is a member
roles-kind-member = Member
roles-kind-coordinator = Coordinator
roles-kind-administrator = Administrator
roles-can-read = Reading
roles-can-join = Joining
roles-can-write = Writing and answering
roles-can-invite-members = Inviting others
roles-can-answer-requests = Deciding who joins
roles-can-change-community = Changing the community
roles-can-announce = Telling all members something
roles-can-see-desk = Seeing the coordinator’s overview
roles-can-export-members = Downloading the list of members
roles-can-change-roles = Making somebody coordinator
roles-can-found-group = Starting a working group
roles-can-change-slug = Changing the address
roles-can-archive = Archiving
roles-can-merge-and-split = Merging and splitting
roles-grant-no = no
roles-grant-yes = yes
roles-grant-if-public = where everybody may read
roles-grant-if-network = where you can read the community
roles-grant-already = you are one already
roles-notes = Good to know
roles-note-visitor = Outside their own communities guests are the same as visitors.
roles-note-stand-in = Whoever stands in for a coordinator may do the same in that time, except giving or taking roles.
roles-note-archived = In an archived community nobody can write, join, invite, announce or start a working group.
roles-note-administrator = An administrator writes only in a community of which they are a member too.
roles-note-join = How you join stands on the page of the community: at once, by asking or by invitation.

theme-title = Communities
theme-lead = Making, changing, archiving, merging and splitting communities.
theme-new = New community
theme-archived = archived
theme-group-of = working group of { $name }
theme-edit = Change
theme-archive = Archive
theme-archive-lead = Everything can still be read. Nobody can write or join any more.
theme-open = Open again
theme-open-lead = Members can write again, and people can join again.
theme-merge = Merge into another
theme-merge-lead = Everything in this community goes to the other one. The address keeps working and leads to the other.
theme-split = Move conversations
theme-split-lead = Choose conversations that go to another or to a new community.
theme-target = To which community
theme-target-new = A new community
theme-target-new-lead = For a new community you also fill in name and address. Reading and joining work there as they do here.
theme-preview = See what will happen
theme-will = This is what will happen
theme-do-merge = Merge
theme-do-split = Move
theme-threads = { $n ->
    [one] 1 conversation moves.
   *[other] { $n } conversations move.
}
theme-members = { $n ->
    [one] 1 member comes along.
   *[other] { $n } members come along.
}
theme-already = { $n ->
    [one] 1 member belonged to the other community already.
   *[other] { $n } members belonged to the other community already.
}
theme-requests = { $n ->
    [one] 1 request to join comes along.
   *[other] { $n } requests to join come along.
}
theme-groups = These working groups come along: { $names }.
theme-addresses = These addresses will lead on: { $names }.
theme-readers-now = Now this holds for these conversations: { $sentence }
theme-readers-then = Afterwards: { $sentence }
theme-stay = Members do not come along. Whoever is no member of the other community does not follow these conversations afterwards.
theme-unread = What somebody has read stays read. Nobody gets a mail again.
theme-no-undo = You cannot undo this.
theme-choose-threads = Which conversations
theme-no-threads = There are no conversations to move here.
theme-bring = Bring all members along

act-community-created = Community made
act-community-changed = Community changed
act-community-renamed = Address of community changed
act-community-archived = Community archived
act-community-opened = Community opened again
act-community-merged = Community merged into another
act-community-split = Conversations moved to another community

invalid-taken = This name is in use, or was before. Choose another one.
invalid-not-a-link = Write on each line a title first, then an address that begins with https:// or with /.
invalid-same-community = Choose another community.
invalid-too-deep = A working group cannot have working groups.
flash-community-created = The community has been made.
