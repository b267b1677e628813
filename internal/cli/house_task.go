package cli

import (
	"time"

	"krav/internal/casework"
	"krav/internal/civil"
	"krav/internal/wording"
)

// houseTask is what whoever runs the house is asked to do.
type houseTask struct {
	Kind   string     `json:"kind"`  // enter_rate or confirm_rate
	About  civil.Date `json:"about"` // the day that the half-year of the rate begins
	Raised time.Time  `json:"raised"`
}

func newHouseTasks(tasks []casework.HouseTask) []houseTask {
	shown := make([]houseTask, len(tasks))
	for i, t := range tasks {
		shown[i] = houseTask{Kind: string(t.Kind), About: t.About, Raised: t.Raised}
	}
	return shown
}

func (t houseTask) print(p *paper) {
	values := []string{"about", wording.Date(p.language, t.About), "day", wording.Date(p.language, casework.DayOf(t.Raised))}
	if t.Kind == string(casework.ConfirmRateTask) {
		p.say("work.house_confirm_rate", values...)
		return
	}
	p.say("work.house_enter_rate", values...)
}
