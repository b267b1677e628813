package casework

import (
	"sync"
	"time"
	_ "time/tzdata" // the binary knows Danish time wherever it runs

	"krav/internal/civil"
)

// copenhagen is the zone in which a moment becomes a day.
var copenhagen = sync.OnceValue(func() *time.Location {
	zone, err := time.LoadLocation("Europe/Copenhagen")
	if err != nil {
		panic("casework: the binary lacks its zone data: " + err.Error())
	}
	return zone
})

// DayOf returns the Danish day that a moment falls on. It is the one place where
// a moment becomes a day.
func DayOf(moment time.Time) civil.Date { return civil.FromTime(moment.In(copenhagen())) }

// ClockOf returns what Danish clocks show at a moment, such as 08:00.
func ClockOf(moment time.Time) string { return moment.In(copenhagen()).Format("15:04") }

// InstantLayout is how a moment is written in the journal: UTC, microseconds,
// fixed width, so that the order of text is the order of time.
const InstantLayout = "2006-01-02 15:04:05.000000Z"

// MomentOf reads a moment as the journal writes it.
func MomentOf(text string) (time.Time, error) { return time.Parse(InstantLayout, text) }

func instant(moment time.Time) string { return moment.UTC().Format(InstantLayout) }

// MomentIn reads a moment as Danish clocks show it, 2026-11-22T14:30 or to the second,
// and reports whether it was one. In the hour that comes twice it is the first.
func MomentIn(text string) (time.Time, bool) {
	for _, layout := range []string{"2006-01-02T15:04", "2006-01-02T15:04:05"} {
		if moment, err := time.ParseInLocation(layout, text, copenhagen()); err == nil {
			return moment, true
		}
	}
	return time.Time{}, false
}

// TimeOfDay returns the Danish time of day of a moment, as Danes write it: 14.05.
func TimeOfDay(moment time.Time) string { return moment.In(copenhagen()).Format("15.04") }
