package casework_test

import "testing"

// The house opens on 2 November 2026. A claim due 5 November 2023 is lost after
// 5 November 2026, a Thursday. One due 4 May 2024 is lost after Tuesday 4 May 2027, and a
// person is to be told 180 days before: 5 November 2026.
const (
	longLost = "2001;31;Dina Lund;Vej 3;4000;Roskilde;dina@lund.example;01-05-2019;31-05-2019;1.024,00"
	soonLost = "2002;32;Egon Ravn;Vej 4;4000;Roskilde;egon@ravn.example;20-10-2023;05-11-2023;700,00"
	laterOn  = "2003;33;Frida Bak;Vej 5;4000;Roskilde;frida@bak.example;10-04-2024;04-05-2024;800,00"
)

func TestAClaimThatLooksLostNeedsAPersonAsSoonAsItIsTakenIn(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(longLost, soonLost, laterOn, anna)
		h.tasks(first, "task.time_barred")
		h.tasks(first+1, "task.limitation_near")
		h.tasks(first + 2)
		h.tasks(first + 3)
		seen := h.today()
		if got := seen.Needs(); got != 2 {
			h.t.Errorf("%d cases need a person, want 2", got)
		}
		h.run() // asks nothing twice
		h.tasks(first, "task.time_barred")
		h.tasks(first+1, "task.limitation_near")
		h.steps(first)
		h.proven()
	})
}

func TestTheNightAsksAboutWhatTheDayBeforeTookAway(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(soonLost, laterOn)
		h.at("2026-11-04")
		h.night()
		h.tasks(first, "task.limitation_near")
		h.tasks(first + 1)
		h.at("2026-11-05")
		h.night()
		h.tasks(first, "task.limitation_near") // it is the last day still
		h.tasks(first+1, "task.limitation_near")
		h.at("2026-11-06")
		h.night()
		h.night()
		h.tasks(first, "task.limitation_near", "task.time_barred")
		h.tasks(first+1, "task.limitation_near")
		h.proven()
	})
}
