package office_test

import (
	"net/http"
	"testing"

	"krav/internal/access"
	"krav/internal/account"
	"krav/internal/civil"
	"krav/internal/law"
)

// bookUntil is the book of law as it was before the rate from a day was known.
func bookUntil(day string) *law.Book {
	book := *law.Denmark()
	book.ReferenceRate.KnownUntil = civil.MustParse(day)
	for i, row := range book.ReferenceRate.Rows {
		if row.Since == book.ReferenceRate.KnownUntil {
			book.ReferenceRate.Rows = book.ReferenceRate.Rows[:i]
			break
		}
	}
	return &book
}

// runner is somebody who runs the house, signed in.
func (d *doors) runner(email, name string) visitor {
	d.t.Helper()
	who := account.NewUser{Email: email, Name: name, Language: "da", Role: access.Operator, Password: idasPassword}
	if _, err := d.AddUser(d.t.Context(), access.NewOperator(1, "console"), who); err != nil {
		d.t.Fatal(err)
	}
	v := d.visitor()
	v.sends("/sign-in", "email", email, "password", idasPassword).is("/creditors", "Driften af Krav")
	return v
}

// It is November 2026 in the test; the book ends with the first half-year of 2026.
func TestWhoRunsTheHouseEntersTheRateThatIsMissingAndAnotherConfirmsIt(t *testing.T) {
	t.Parallel()
	d := openDoorsBy(t, bookUntil("2026-07-01"))
	runa, ib := d.runner("runa@krav.example", "Runa Drift"), d.runner("ib@krav.example", "Ib Dam")
	runa.sees("/law").is("/law", "kendt til og med den 30.").is("/law", `name="since" value="2026-07-01"`)
	since := []string{"since", "2026-07-01"}
	typed := func(values ...string) []string { return append(values, since...) }
	runa.sends("/law", typed("rate", "2,00", "again", "2,10", "source", "nationalbanken.dk")...).is("/law", "skrevet på to måder: 2,00").is("/law", `value="nationalbanken.dk"`)
	runa.sends("/law", typed("rate", "to", "again", "", "source", "")...).is("/law", "»to« er ikke en sats").is("/law", "Skriv satsen.").is("/law", "hvor du har set satsen")
	runa.sends("/law", typed("rate", "2,00 %", "again", "2.00", "source", "nationalbanken.dk")...).is("/law", "er lagt ind. Sager, der ventede").is("/law", "Ikke bekræftet").is("/law", "Runa Drift")
	if p := runa.sends("/law", typed("rate", "2,00", "again", "2,00", "source", "nationalbanken.dk")...); p.status == http.StatusOK {
		t.Error("the rate is entered once more")
	}

	runa.sends("/law/2026-07-01", "rate", "2,00").is("/law/2026-07-01", "En anden end den")
	ib.sees("/creditors").is("/creditors", "mangler at blive bekræftet")
	ib.sees("/law").is("/law", `href="/law/2026-07-01"`)
	ib.sends("/law/2026-07-01", "rate", "2,25").is("/law/2026-07-01", "er 2,00 % og ikke 2,25 %")
	ib.sends("/law/2026-07-01", "rate", "2,00").is("/law", "er bekræftet").is("/law", "Bekræftet af Ib Dam")
	if p := ib.sees("/law/2026-07-01"); p.status != http.StatusNotFound {
		t.Errorf("what is confirmed is asked again: %d", p.status)
	}
}

func TestACreditorsPeopleCannotTouchTheFiguresOfTheLaw(t *testing.T) {
	t.Parallel()
	d := settled(t)
	ida := d.in("ida@holm.example")
	for _, p := range []page{ida.sees("/law"), ida.sees("/law/2027-01-01"), ida.sends("/law", "since", "2027-01-01", "rate", "1", "again", "1", "source", "x"), ida.sends("/law/2027-01-01", "rate", "1")} {
		if p.status != http.StatusForbidden {
			t.Errorf("%s is answered with %d", p.path, p.status)
		}
	}
}
