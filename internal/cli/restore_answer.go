package cli

import (
	"time"

	"krav/internal/casework"
	"krav/internal/wording"
)

// restoreAnswer is what was restored, up to when, and what it was found to be.
type restoreAnswer struct {
	Backup  time.Time `json:"backup"` // everything committed by then is in it
	Program string    `json:"program"`
	Engine  string    `json:"engine"`
	// Waiting is how many letters wait: they may have left after the backup.
	Waiting int `json:"waiting"`
	verifyAnswer
}

func (a restoreAnswer) print(p *paper) {
	at := wording.LongDate(p.language, casework.DayOf(a.Backup))
	p.say("restore.done", "day", at, "time", casework.TimeOfDay(a.Backup))
	a.verifyAnswer.print(p)
	p.blank()
	p.say("restore.on_hold", "day", at, "time", casework.TimeOfDay(a.Backup))
	if a.Waiting > 0 {
		p.say("restore.waiting", "count", wording.Count(p.language, a.Waiting))
	}
	p.say("restore.next")
}
