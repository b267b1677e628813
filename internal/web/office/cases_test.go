package office_test

import (
	"bytes"
	"encoding/csv"
	"net/http"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"krav/internal/casework"
	"krav/internal/civil"
	"krav/internal/money"
)

// has fails unless a page has each of the parts.
func has(t *testing.T, page string, parts ...string) {
	t.Helper()
	for _, part := range parts {
		if !strings.Contains(page, part) {
			t.Errorf("the page lacks %q", part)
		}
	}
}

func TestTheCaseListIsTurnedByKey(t *testing.T) {
	t.Parallel()
	first := get(t, work{cases: 60}, "/cases").Body.String()
	has(t, first, ">Skyldner 60<", ">Skyldner 36<", "Linje 1–25 af 60", `href="/cases?after=36.1&amp;at=26"`, "Næste 25", "30.862,50")
	if strings.Contains(first, ">Skyldner 35<") || strings.Contains(first, "rel=\"prev\"") {
		t.Error("the first page has more than its lines, or leads back")
	}
	second := get(t, work{cases: 60}, "/cases?after=36.1&at=26").Body.String()
	has(t, second, ">Skyldner 35<", "Linje 26–50 af 60", `href="/cases?at=1&amp;before=35.1"`, "Næste 10")
}

func TestTheAddressHoldsEveryFilter(t *testing.T) {
	t.Parallel()
	var asked casework.CaseQuery
	page := get(t, work{cases: 2, asked: &asked}, "/cases?tab=needs&debtor=birk&invoice=10482&owed=1.250,50&due=1/12-26&flow=standard&last=payment&status=reminder-2&sort=-owed&size=50")
	want := casework.CaseQuery{
		CaseFilter: casework.CaseFilter{
			Shelf: casework.OpenCases, OnlyNeeds: true, Flow: "standard", LastAction: "payment", NextStep: "reminder-2",
			DueBy: civil.MustParse("2026-12-01"), OwedFrom: money.Kroner(1250, 50),
			Words: []casework.SearchWord{{Begins: "birk", Field: casework.InDebtor}, {Begins: "10482", Field: casework.InClaim}},
		},
		Sort: casework.ByOwed, Descending: true, Limit: 50,
	}
	if diff := cmp.Diff(asked, want, cmp.Comparer(func(a, b civil.Date) bool { return a == b }), cmp.Comparer(func(a, b money.Amount) bool { return a == b })); diff != "" {
		t.Errorf("asked for (-got +want):\n%s", diff)
	}
	has(t, page.Body.String(), "Restgæld fra 1.250,50, før rente", "Skyldner: birk", `aria-sort="descending"`, `value="1.250,50"`)
}

func TestWhatCantBeReadFiltersNothingAndIsSaid(t *testing.T) {
	t.Parallel()
	var asked casework.CaseQuery
	page := get(t, work{cases: 2, asked: &asked}, "/cases?number=12a&owed=mange&due=snart").Body.String()
	has(t, page, "Skriv sagens nummer med tal alene.", "med komma før øre", "Skriv opfølgningen som en dato", `value="12a"`, `value="mange"`)
	if asked.OnlyNumber != 0 || !asked.OwedFrom.IsZero() || !asked.DueBy.IsZero() {
		t.Errorf("asked for %+v", asked)
	}
}

func TestASearchIsAmongAllCasesAndANumberLeadsToItsCase(t *testing.T) {
	t.Parallel()
	var asked casework.CaseQuery
	get(t, work{cases: 2, asked: &asked}, "/cases?q=birkholm")
	if asked.Shelf != casework.AllCases || len(asked.Words) != 1 {
		t.Errorf("asked for %+v", asked.CaseFilter)
	}
	answer := get(t, work{cases: 20}, "/cases?q=17")
	if answer.Code != http.StatusSeeOther || answer.Header().Get("Location") != "/cases/17" {
		t.Errorf("answered %d to %q, want 303 to /cases/17", answer.Code, answer.Header().Get("Location"))
	}
}

func TestCasesChosenAreHeldTogetherAndItCanBeUndone(t *testing.T) {
	t.Parallel()
	var held []int64
	answer := post(t, work{cases: 20, held: &held}, "/cases/together", "do=hold&until=1/12-2026&case=3&case=5&query=tab%3Ddue%26evil%3D1")
	if diff := cmp.Diff(held, []int64{3, 5}); diff != "" || answer.Header().Get("Location") != "/cases?tab=due" {
		t.Errorf("held (-got +want):\n%s then %q", diff, answer.Header().Get("Location"))
	}
	post(t, work{cases: 20, held: &held}, "/cases/together", "do=hold&until=1/12-2026&all=yes&shown=7&shown=8&case=3")
	if diff := cmp.Diff(held, []int64{7, 8}); diff != "" {
		t.Errorf("all on the page (-got +want):\n%s", diff)
	}
}

func TestADayThatPassedOrNoCaseIsSaidWithTheList(t *testing.T) {
	t.Parallel()
	held := []int64{}
	passed := post(t, work{cases: 20, held: &held}, "/cases/together", "do=hold&until=1/11-2026&case=3")
	none := post(t, work{cases: 20, held: &held}, "/cases/together", "do=hold&until=1/12-2026")
	if passed.Code != http.StatusUnprocessableEntity || none.Code != http.StatusUnprocessableEntity || len(held) > 0 {
		t.Errorf("answered %d and %d, held %v", passed.Code, none.Code, held)
	}
	has(t, passed.Body.String(), "Pausen skal slutte efter i dag", `value="1/11-2026"`, ">Skyldner 20<", `value="3" form="together" checked`)
	has(t, none.Body.String(), "Vælg en eller flere sager")
}

func TestAViewIsSavedAndDropped(t *testing.T) {
	t.Parallel()
	saved := post(t, work{}, "/cases/views", "name=Mine&query=owed%3D500%26x%3D1")
	if saved.Header().Get("Location") != "/cases?owed=500" {
		t.Errorf("led to %q", saved.Header().Get("Location"))
	}
	unnamed := post(t, work{cases: 1}, "/cases/views", "name=&query=owed%3D500")
	if unnamed.Code != http.StatusUnprocessableEntity {
		t.Errorf("a view without a name answered %d", unnamed.Code)
	}
	dropped := post(t, work{}, "/cases/views/3/drop", "")
	if dropped.Code != http.StatusSeeOther || len(dropped.Result().Cookies()) == 0 {
		t.Errorf("dropping answered %d and tells nothing", dropped.Code)
	}
	has(t, get(t, work{cases: 1}, "/cases?owed=10000").Body.String(), "Slet denne visning", "Store erhverv")
}

func TestTheExportHasEveryCaseAndNoFormulas(t *testing.T) {
	t.Parallel()
	answer := get(t, work{cases: 60}, "/cases/export.csv")
	text, found := strings.CutPrefix(answer.Body.String(), "\ufeff")
	read := csv.NewReader(strings.NewReader(text))
	read.Comma = ';'
	rows, err := read.ReadAll()
	if err != nil || !found || len(rows) != 61 {
		t.Fatalf("%d rows, err %v, marked as UTF-8 %t", len(rows), err, found)
	}
	if rows[7][1] != "'=cmd|' /C calc'!A0" || rows[1][10] != "1234,50" || rows[1][7] != "23-11-2026" {
		t.Errorf("rows = %q, %q", rows[1], rows[7])
	}
}

func TestTheWorkbookHasNumbersAndTexts(t *testing.T) {
	t.Parallel()
	answer := get(t, work{cases: 8}, "/cases/export.xlsx")
	book, err := excelize.OpenReader(bytes.NewReader(answer.Body.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = book.Close() }()
	name, err := book.GetCellValue("Sager", "B8")
	formula, _ := book.GetCellFormula("Sager", "B8")
	owed, _ := book.GetCellValue("Sager", "K2", excelize.Options{RawCellValue: true})
	if err != nil || name != "=cmd|' /C calc'!A0" || formula != "" || owed != "1234.50" {
		t.Errorf("name %q, formula %q, owed %q, err %v", name, formula, owed, err)
	}
}

// A filter of the address may hold anything; what no database can hold is left out.
func TestAnAddressMayHoldAnything(t *testing.T) {
	t.Parallel()
	var asked casework.CaseQuery
	answer := get(t, work{cases: 1, asked: &asked}, "/cases?flow=%00&last=%ff&tab=nonsense&sort=bad&size=7&after=x&at=-3&debtor=Murer+3")
	want := casework.CaseQuery{CaseFilter: casework.CaseFilter{Shelf: casework.OpenCases, Words: []casework.SearchWord{
		{Begins: "murer", Field: casework.InDebtor}, {Begins: "3", Field: casework.InDebtor},
	}}, Limit: 25}
	equal := cmp.Options{cmp.Comparer(func(a, b civil.Date) bool { return a == b }), cmp.Comparer(func(a, b money.Amount) bool { return a == b })}
	if diff := cmp.Diff(asked, want, equal); diff != "" || answer.Code != http.StatusOK {
		t.Errorf("answered %d, asked for (-got +want):\n%s", answer.Code, diff)
	}
}
