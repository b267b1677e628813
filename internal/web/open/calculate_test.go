package open_test

import (
	"html"
	"net/http"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"krav/internal/calculation"
	"krav/internal/civil"
	"krav/internal/money"
	"krav/internal/web/open"
)

// asked is the query of a consumer who owes 10,000.00, due on 15 August 2026, with two
// reminders ten whole days apart: 10,000.00 and 246.58 (law.md I-A) and 2 x 100.00.
const asked = "/calculate?principal=10.000&debtor=consumer&due=15%2F8-2026&reminder_1=16-08-2026&reminder_2=27-08-2026&on=13-11-2026"

func TestTheCalculatorIsOpenToAllAndSaysWhy(t *testing.T) {
	t.Parallel()
	for language, wants := range map[string][]string{
		"da": {"10.446,58 kr.", "246,58", "rentelovens § 5", "rentelovens § 9 b", "Næste skridt", "Inkassovarsel", "Uafklaret i loven", "244,44 kr."},
		"en": {"10,446.58 kr.", "246.58", "rentelovens § 5", "What may be done next", "Notice of collection", "244.44 kr."},
	} {
		code, page := asks(t, asked, language)
		if code != http.StatusOK {
			t.Fatalf("%s: answered with %d", language, code)
		}
		for _, want := range wants {
			if !strings.Contains(page, want) {
				t.Errorf("%s: the page lacks %q", language, want)
			}
		}
	}
}

// Due on 1 January 2020, it is lost after Monday 2 January 2023.
func TestTheCalculatorDoesNotSayThatALostClaimMayBeClaimed(t *testing.T) {
	t.Parallel()
	_, page := asks(t, "/calculate?principal=1.000&debtor=consumer&due=1-1-2020&reminder_1=1-12-2023&own_costs=yes&on=1-2-2024", "da")
	for _, want := range []string{"Der må ikke kræves noget den 1.", "sidste dag var 2.", "er regnet uden gebyr", "er ikke regnet med"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
	if strings.Contains(page, "Der må kræves den") {
		t.Error("the page says that it may be claimed")
	}
}

func TestTheCalculatorAsksBeforeItIsAsked(t *testing.T) {
	t.Parallel()
	code, page := asks(t, "/calculate?utm_source=x", "da")
	if code != http.StatusOK || strings.Contains(page, `role="alert"`) || !strings.Contains(page, "Her kommer beløbet") {
		t.Errorf("an empty form answers with %d", code)
	}
}

func TestTheCalculatorSaysAllThatIsWrongAtOnce(t *testing.T) {
	t.Parallel()
	code, page := asks(t, "/calculate?principal=mange&due=31-02-2026&printed=yes&reminder_2=snart&paid_1=500&agreed_rate=2+pr+md&on=1-1-2150", "da")
	if code != http.StatusUnprocessableEntity {
		t.Errorf("answered with %d", code)
	}
	for _, field := range []string{"principal", "debtor", "due", "issued", "reminder_2", "paid_on_1", "agreed_rate", "on"} {
		if !strings.Contains(page, `href="#f-`+field+`"`) || !strings.Contains(page, `id="f-`+field+`-fault"`) {
			t.Errorf("what is wrong with %s isn't said", field)
		}
	}
	for _, typed := range []string{`value="mange"`, `value="snart"`, `value="2 pr md"`} {
		if !strings.Contains(page, typed) {
			t.Errorf("the page has lost %s", typed)
		}
	}
}

// A reminder of the year 1800 is read as a day, and is none that can be worked out.
func TestWhatIsWrongIsSaidAtItsOwnField(t *testing.T) {
	t.Parallel()
	_, page := asks(t, "/calculate?principal=100&debtor=business&due=1-8-2026&reminder_3=2200-01-01&paid_on_2=1-9-2026&paid_2=-5", "da")
	for _, field := range []string{"reminder_3", "paid_2"} {
		if !strings.Contains(page, `id="f-`+field+`-fault"`) {
			t.Errorf("what is wrong with %s isn't said", field)
		}
	}
}

func TestWhatTheLawDoesNotKnowIsSaidAndNotGuessed(t *testing.T) {
	t.Parallel()
	code, page := asks(t, "/calculate?principal=1000&debtor=consumer&due=15-8-2026&on=1-2-2027", "da")
	if code != http.StatusUnprocessableEntity || !strings.Contains(page, "referencesats") || strings.Contains(page, "Der må kræves") {
		t.Errorf("answered with %d", code)
	}
}

// The address is all there is: the link leads to the same amount, the same day.
func TestTheLinkGivesTheSameAnswer(t *testing.T) {
	t.Parallel()
	query := "/calculate?principal=1.234,50&debtor=business&due=15/8-26&issued=1/8-26&reminder_2=20-8-26&paid_on_3=1/10-26&paid_3=234,50&compensation=yes&own_costs=yes&agreed_rate=12,5&day_count=E30_360&printed=yes&on=13-11-2026"
	_, page := asks(t, strings.ReplaceAll(query, ",", "%2C"), "da")
	link := regexp.MustCompile(`href="(/calculate\?[^"]+)"`).FindStringSubmatch(page)
	if link == nil {
		t.Fatal("the page has no link to itself")
	}
	_, again := asks(t, html.UnescapeString(link[1]), "da")
	amount := regexp.MustCompile(`class="owe">([^<]+)<`)
	if first, second := amount.FindString(page), amount.FindString(again); first == "" || first != second {
		t.Errorf("the link gives %q, want %q", second, first)
	}
}

// More than the calculator takes is left out of the form, and never worked out.
func TestTheCalculatorTakesOnlySoMuch(t *testing.T) {
	t.Parallel()
	query := url.Values{"principal": {"1000"}, "debtor": {"consumer"}, "due": {"15-08-2026"}}
	for n := 1; n <= 500; n++ {
		query.Set("reminder_"+strconv.Itoa(n), "16-08-2026")
		query.Set("paid_"+strconv.Itoa(n), "1")
		query.Set("paid_on_"+strconv.Itoa(n), "16-08-2026")
	}
	facts, wrong, _ := open.Read(query, civil.MustParse("2026-11-13"))
	if wrong != 0 || len(facts.Reminders) != calculation.MaxReminders || len(facts.Payments) != calculation.MaxPayments {
		t.Errorf("%d reminders and %d payments, %d wrong", len(facts.Reminders), len(facts.Payments), wrong)
	}
}

// Whatever the address asks, it is read without harm; what is taken is sound, and the link
// to it reads back as the same.
func FuzzAsked(f *testing.F) {
	f.Add(strings.TrimPrefix(asked, "/calculate?"))
	f.Add("principal=1,5&debtor=public&due=2026-01-01&paid_on_1=1/1-26&paid_1=1.000,5&agreed_rate=7&printed=yes&issued=1-1-26")
	f.Add("principal=%00&due=31-02-2026&reminder_1=99999999999&on=2100-12-31&day_count=x")
	today := civil.MustParse("2026-11-13")
	f.Fuzz(func(t *testing.T, text string) {
		query, err := url.ParseQuery(text)
		if err != nil {
			return
		}
		facts, wrong, link := open.Read(query, today)
		if wrong > 0 {
			return
		}
		if faults := facts.Check(); len(faults) > 0 {
			t.Fatalf("%v were let through", faults)
		}
		to, err := url.Parse(link)
		if err != nil {
			t.Fatal(err)
		}
		again, wrong, _ := open.Read(to.Query(), today)
		if diff := cmp.Diff(facts, again, cmp.AllowUnexported(civil.Date{}, money.Amount{}, money.Rate{})); wrong > 0 || diff != "" {
			t.Errorf("%s reads back with %d wrong: %s", link, wrong, diff)
		}
	})
}
