package office

import (
	"krav/internal/civil"
	"krav/internal/intake"
	"krav/internal/web"
)

// dayIn reads the day in a field of something that has mostly happened, or notes what is
// wrong with it. A day without a year gets one, and the form shows which.
func dayIn(form *web.Form, name string) (civil.Date, bool) {
	return dayNear(form, name, intake.Around(form.Today))
}

// comingDayIn is dayIn for a day that is still to come.
func comingDayIn(form *web.Form, name string) (civil.Date, bool) {
	return dayNear(form, name, intake.Ahead(form.Today))
}

func dayNear(form *web.Form, name string, near intake.Near) (civil.Date, bool) {
	withYear(form, name, near)
	day, err := intake.TypedDay(form.Value(name), near)
	if err != nil {
		failIn(form, name, err)
		return day, false
	}
	return day, true
}

// withYear writes a day in a field with its year, if it is one that lacks it.
func withYear(form *web.Form, name string, near intake.Near) {
	if typed := form.Value(name); near.Full(typed) != typed {
		form.Values.Set(name, near.Full(typed))
	}
}

// dayOrNone reads a day that may be left out.
func dayOrNone(form *web.Form, name string) (civil.Date, bool) {
	if form.Value(name) == "" {
		return civil.Date{}, true
	}
	return dayIn(form, name)
}

// comingDayOrNone reads a day to come that may be left out.
func comingDayOrNone(form *web.Form, name string) (civil.Date, bool) {
	if form.Value(name) == "" {
		return civil.Date{}, true
	}
	return comingDayIn(form, name)
}
