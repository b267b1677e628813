package casework_test

import "testing"

// night does what a night does beside following up.
func (h *house) night() {
	h.t.Helper()
	h.works(h.AskForPost(h.t.Context(), h.creditor))
	h.works(h.AskOfLimitation(h.t.Context(), h.creditor))
}

func TestALetterThatNobodyPostsIsAskedAboutOnce(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(clara, anna) // Clara has no e-mail
		h.run()
		h.at("2026-11-05") // three days
		h.night()
		h.tasks(first)
		h.at("2026-11-06")
		h.night()
		h.night()
		h.tasks(first, "task.letter_not_posted")
		h.tasks(first + 1) // her letter left by e-mail
		h.finish(first, "task.letter_not_posted")
		h.night()
		h.tasks(first) // who has answered isn't asked again about the same letter
		h.proven()
	})
}

func TestWhoPostsTheLetterHasAnswered(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(clara)
		h.run()
		h.at("2026-11-06")
		h.night()
		h.tasks(first, "task.letter_not_posted")
		letters := h.pack() // the old one is stopped: it is made anew for the day
		h.tasks(first)
		h.works(h.post1(letters[0], ""))
		h.at("2026-11-12")
		h.night()
		h.tasks(first)
		h.dispatches(first, "print stopped dispatch.stopped_late", "print sent")
		h.proven()
	})
}
