package office_test

import (
	"context"
	"net/http"
	"strings"
	"testing"

	"krav/internal/access"
	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/money"
)

// Today has one objection and twelve cases to follow up, or nothing at all where
// there are no cases. Case 1 needs a person.
func (w work) Today(_ context.Context, who access.Actor, creditor debt.CreditorID) (casework.Today, error) {
	if err := who.May(access.SeeCases, int64(creditor)); err != nil {
		return casework.Today{}, err
	}
	t := casework.Today{Hour: 9}
	t.On = today
	if w.cases == 0 {
		t.Missing = []string{"creditor.missing_account"}
		return t, nil
	}
	t.Counts = []casework.CaseCount{{State: debt.Disputed, Needs: true, Cases: 1}, {State: debt.Open, Cases: w.cases - 1}}
	t.Due, t.Prints = casework.CaseTotal{Cases: 12}, 4
	t.Waiting.Proposed = w.proposed
	t.Steps = []casework.DueStep{{Step: "reminder-2", Cases: 5}, {Flow: "fast", Step: "reminder-1", Cases: 3}, {Flow: "standard", Step: "reminder-1", Cases: 4}}
	line := listed(1)
	line.Task, line.TaskOn = "task.answer_objection", today
	t.Needing = []casework.ListedCase{line}
	t.Money = []casework.DayMoney{
		{On: today.AddMonths(-1), Amount: money.Kroner(1000, 0)},
		{On: today.AddMonths(-1).AddDays(1), Amount: money.Kroner(500, 0)},
		{On: today.AddDays(-1), Amount: money.Kroner(300, 0)},
		{On: today, Amount: money.Kroner(900, 50)},
	}
	t.Days = []casework.DayCount{{On: today, Cases: 12}}
	return t, nil
}

// tells fails the test for each text that a page lacks.
func tells(t *testing.T, page string, texts ...string) {
	t.Helper()
	for _, text := range texts {
		if !strings.Contains(strings.ReplaceAll(page, "\u00a0", " "), text) {
			t.Errorf("the page lacks %q", text)
		}
	}
}

// 1,200.50 came in by the 23rd of November, and 1,000.00 by the 23rd of October,
// which ended at 1,500.00.
func TestTheStartPageTellsWhatWaitsAndWhatCameIn(t *testing.T) {
	t.Parallel()
	page := get(t, work{cases: 20}, "/").Body.String()
	tells(t, page, "God morgen, Mette", "indsigelse venter på dit svar", "og postes", "sager er klar til næste skridt", "Rykker 1: 7 · Rykker 2: 5. Du ser hvert brev",
		"1.200,50 kr.", "+200,50", "sluttede på 1.500,00 kr.", "1 sag kræver dig", `href="/cases/1"`, "Alle 20 åbne sager")
	if strings.Index(page, "indsigelse venter") > strings.Index(page, "klar til næste skridt") {
		t.Error("what holds a case up doesn't come first")
	}
	if n := strings.Count(page, "btn-primary"); n != 1 {
		t.Errorf("%d filled buttons, want one", n)
	}
}

// No letter leaves on a case that money in the inbox seems to be for: follow-up would have
// nothing to send.
func TestMoneyThatHoldsFollowUpIsPlacedFirst(t *testing.T) {
	t.Parallel()
	page := get(t, work{cases: 20, proposed: 4}, "/").Body.String()
	tells(t, page, "12", "sager står til opfølgning", "Rykker 1: 7 · Rykker 2: 5. Fordel indbetalingerne først")
	if strings.Contains(page, "sager er klar til næste skridt") {
		t.Error("cases are said to be ready which may be held by money that waits")
	}
	if money := strings.Index(page, "indbetalinger kan ikke kendes"); money < 0 || money > strings.Index(page, "sager står til opfølgning") {
		t.Error("the money doesn't come before what it holds")
	}
	if !strings.Contains(page, `btn btn-primary" href="/payments"`) {
		t.Error("the filled button isn't the money's")
	}
}

func TestTheFirstTimeTheStartPageTeaches(t *testing.T) {
	t.Parallel()
	answer := get(t, work{}, "/")
	if answer.Code != http.StatusOK {
		t.Fatalf("answered with %d", answer.Code)
	}
	tells(t, answer.Body.String(), "Gør dine breve klar", "Hent dine forfaldne fakturaer", "Se planen", `href="/import"`)
}

func TestTheMenuCountsWhatWaitsOnEachPage(t *testing.T) {
	t.Parallel()
	page := get(t, work{cases: 20}, "/cases").Body.String()
	menu := page[strings.Index(page, `<nav class="side"`):]
	for label, count := range map[string]string{
		"Overblik": `<span class="n hot">1</span>`, "Opfølgning": `<span class="n">5.000+</span>`, "Udsendelseskø": `<span class="n">4</span>`,
		"Indbetalinger": `<span class="n">5</span>`, "Linjer, der venter": `<span class="n">7</span>`,
	} {
		if !strings.Contains(strings.Join(strings.Fields(menu), " "), label+" "+count) {
			t.Errorf("the menu lacks %s at %s", count, label)
		}
	}
}
