# Conversations and posts.
kind-discussion = Discussion
kind-discussion-hint = Talk something over together.
kind-question = Question
kind-question-hint = You want to know something or look for help.
kind-experience = Experience
kind-experience-hint = You tell what you tried and how it went.
kind-announcement = Announcement
kind-announcement-hint = You make something known. Replies are possible, not needed.
kind-decision = Decision
kind-decision-hint = You agree on something together.

thread-new = New conversation
thread-closed = closed
thread-no-replies = no replies yet
thread-replies = { $n ->
    [one] 1 reply
   *[other] { $n } replies
}
thread-started-by = Started by
thread-to-unread = { $n ->
    [one] To the new post
   *[other] To the { $n } new posts
}
thread-mark-read = Mark as read
thread-field-kind = What kind of conversation will it be?
thread-field-title = Title
thread-field-title-hint = Say in one sentence what it is about. That is how colleagues recognise it.
thread-field-body = Post
thread-place = Start conversation

post-opening = Opening post by
post-heading = Reply { $number } by
post-edited = edited
post-answers = Reply to #{ $number } by { $name }
post-reply = Reply
post-reply-to = to post { $number }
post-edit = Edit
post-delete = Delete
post-removed-by-author = This post was removed by its author.
post-removed-by-coordinator = This post was removed by a coordinator.

reply-title = Write a reply
reply-label = Your reply
reply-who-reads = Whoever reads this community sees your post. Members also get it in their digest.
reply-send = Post reply
reply-to-all = reply to the whole conversation instead
reply-signed-out = Sign in to join the conversation.
reply-not-member = Join { $community } to take part in the conversation. Then you can write.
reply-closed = This conversation is closed. You can still read it.

writing-help = Help with formatting
writing-you-type = You type
writing-you-get = You get
writing-bold = bold
writing-slanted = slanted
writing-item = item in a list
writing-quote = quotation
writing-handle = username
writing-mention = that person gets a notification
writing-link = link text

edit-title = Edit your post
edit-in = Post { $number } in
edit-field = Post
edit-save = Save
cancel = Cancel
delete-title = Delete this post?
delete-consequence = The text disappears. It will still show that there was a post here. You cannot undo this.
delete-confirm = Yes, delete the post
delete-keep = No, keep it

# The client fills in what stands between braces.
live-new = {"{author}"} wrote a new post
live-new-many = {"{n}"} new posts
live-reload = There is news on this page.
live-reload-do = Load the page again

# What people wrote: names of tables that scroll, and of boxes in a list of tasks.
prose-table = Table
prose-done = done
prose-to-do = still to do
