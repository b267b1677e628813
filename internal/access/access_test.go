package access_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"

	"krav/internal/access"
	"krav/internal/fault"
)

// Two creditors: ours, where the actors below work, and another.
const (
	ours    int64 = 7
	another int64 = 8
)

// who are the actors of the table below, by the letter of their column.
func who() map[rune]access.Actor {
	person := func(role access.Role) access.Actor {
		return access.NewPerson(123, "Mette Lund", access.Grant{Creditor: ours, Role: role})
	}
	return map[rune]access.Actor{
		'A': person(access.Administrator), 'C': person(access.Caseworker), 'B': person(access.Bookkeeper), 'R': person(access.Reader),
		'N': access.NightRun(), 'D': access.NewDebtor(ours, 4711), 'P': access.NewPartner(9, "Nord Inkasso", ours),
		'O': access.NewOperator(1, "Drift"),
		'U': access.NewPerson(5, "Drift", access.Grant{Creditor: access.House, Role: access.Operator}),
	}
}

// table says who may do what: at our creditor, at the other one, and at the
// house. A letter stands for an actor of who; one that isn't there may not.
var table = []struct {
	right                access.Right
	ours, another, house string
}{
	{access.SeeCases, "ACBRN", "N", ""},
	{access.ImportInvoices, "ACB", "", ""},
	{access.RegisterPayments, "ACBN", "N", ""},
	{access.PlanFollowUp, "ACN", "N", ""},
	{access.ApproveFollowUp, "AC", "", ""},
	{access.CarryOutFollowUp, "ACN", "N", ""},
	{access.ChangeCases, "AC", "", ""},
	{access.ChangeSettings, "A", "", ""},
	{access.ManageUsers, "A", "", ""},
	{access.KeepViews, "ACB", "", ""},
	{access.SeeOwnCase, "D", "", ""},
	{access.AnswerOwnCase, "D", "", ""},
	{access.SeeHandedCases, "P", "", ""},
	{access.ReportOnHandedCases, "P", "", ""},
	{access.ManageCreditors, "", "", "OU"},
	{access.RunHouse, "", "", "NOU"},
	{access.Right(0), "", "", ""},
	{access.RunHouse + 1, "", "", ""},
	{access.Right(64), "", "", ""},
	{access.Right(255), "", "", ""},
}

func TestEachMayDoWhatTheTableSaysAndNothingElse(t *testing.T) {
	t.Parallel()
	for letter, actor := range who() {
		for _, row := range table {
			for place, allowed := range map[int64]string{ours: row.ours, another: row.another, access.House: row.house} {
				err := actor.May(row.right, place)
				if got, want := err == nil, strings.ContainsRune(allowed, letter); got != want {
					t.Errorf("%c: %v at %d = %v, want %v", letter, row.right, place, err, want)
				}
				if err != nil && (!fault.Is(err, fault.Forbidden) || !fault.HasKey(err, "access.not_allowed")) {
					t.Errorf("%c: %v at %d = %v, want it forbidden", letter, row.right, place, err)
				}
			}
		}
	}
}

func TestARoleCountsOnlyWhereItIsHeld(t *testing.T) {
	t.Parallel()
	accountant := access.NewPerson(3, "Bo", access.Grant{Creditor: ours, Role: access.Administrator}, access.Grant{Creditor: another, Role: access.Reader})
	if err := accountant.May(access.ManageUsers, ours); err != nil {
		t.Error(err)
	}
	if err := accountant.May(access.ManageUsers, another); err == nil {
		t.Error("a creditor's administrator manages another's users")
	}
	// The operator's role means nothing at a creditor, nor a creditor's at the house.
	mixed := access.NewPerson(4, "Ib", access.Grant{Creditor: ours, Role: access.Operator}, access.Grant{Creditor: access.House, Role: access.Administrator})
	for _, row := range table {
		if mixed.May(row.right, ours) == nil || mixed.May(row.right, access.House) == nil {
			t.Errorf("a role that is held in the wrong place gives the right to %v", row.right)
		}
	}
}

func TestTheRolesOfAPersonCannotBeChangedAfterwards(t *testing.T) {
	t.Parallel()
	grants := []access.Grant{{Creditor: ours, Role: access.Reader}}
	actor := access.NewPerson(3, "Bo", grants...)
	grants[0].Role = access.Administrator
	if actor.May(access.ManageUsers, ours) == nil {
		t.Error("a role given later than the actor was made counts")
	}
}

func TestAnActorIsWrittenInTheJournalAndReadBack(t *testing.T) {
	t.Parallel()
	for letter, want := range map[rune]string{
		'A': "person:123", 'N': "night", 'D': "debtor:4711", 'P': "partner:9", 'O': "operator:1",
	} {
		actor := who()[letter]
		if got := actor.String(); got != want {
			t.Errorf("%c = %q, want %q", letter, got, want)
		}
		read, err := access.ParseActor(want)
		if err != nil || read.String() != want || read.Kind() != actor.Kind() || read.ID() != actor.ID() || read.Case() != actor.Case() {
			t.Errorf("ParseActor(%q) = %v, %v", want, read, err)
		}
		for _, row := range table {
			if read.May(row.right, ours) == nil || read.May(row.right, access.House) == nil {
				t.Errorf("%s, read back from the journal, may %v", want, row.right)
			}
		}
	}
	for _, text := range []string{"", "person", "person:", "person:x", "person:01", "person:+1", "person:1 ", "night:1", "Night", "nobody:1", "person:1:2", "person:99999999999999999999"} {
		if got, err := access.ParseActor(text); !errors.Is(err, access.ErrSyntax) {
			t.Errorf("ParseActor(%q) = %v, %v, want a fault", text, got, err)
		}
	}
}

func TestAnActorKnowsItsNumberCaseAndName(t *testing.T) {
	t.Parallel()
	for letter, want := range map[rune][2]int64{'A': {123, 0}, 'N': {0, 0}, 'D': {0, 4711}, 'P': {9, 0}, 'O': {1, 0}} {
		if actor := who()[letter]; actor.ID() != want[0] || actor.Case() != want[1] {
			t.Errorf("%c has number %d and case %d, want %v", letter, actor.ID(), actor.Case(), want)
		}
	}
	if got := who()['A'].Name(); got != "Mette Lund" {
		t.Errorf("name = %q", got)
	}
}

func TestNobodyMayDoNothing(t *testing.T) {
	t.Parallel()
	var nobody access.Actor
	for _, row := range table {
		if nobody.May(row.right, ours) == nil || nobody.May(row.right, access.House) == nil {
			t.Errorf("nobody may %v", row.right)
		}
	}
	if got := nobody.String(); got != "" {
		t.Errorf("nobody is written %q", got)
	}
}

func TestANameIsNeverLogged(t *testing.T) {
	t.Parallel()
	actor := who()['A']
	inJSON, err := json.Marshal(map[string]any{"actor": actor})
	if err != nil {
		t.Fatal(err)
	}
	refused := actor.May(access.RunHouse, access.House)
	got := fmt.Sprintf("%v %+v %s %s %v", actor, actor, actor, inJSON, refused)
	if strings.Contains(got, "Mette") {
		t.Errorf("logged %s", got)
	}
	if want := `{"actor":"person:123"}`; string(inJSON) != want {
		t.Errorf("in JSON %s, want %s", inJSON, want)
	}
}

func TestRolesAndRightsHaveNames(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]access.Role{
		"administrator": access.Administrator, "caseworker": access.Caseworker, "bookkeeper": access.Bookkeeper,
		"reader": access.Reader, "operator": access.Operator,
	} {
		if got, err := access.ParseRole(text); err != nil || got != want || got.String() != text {
			t.Errorf("ParseRole(%q) = %v, %v", text, got, err)
		}
	}
	for _, text := range []string{"", "Administrator", "boss"} {
		if got, err := access.ParseRole(text); !fault.HasKey(err, "role.unknown") {
			t.Errorf("ParseRole(%q) = %v, %v, want a fault", text, got, err)
		}
	}
	if got := access.CarryOutFollowUp.String(); got != "carry out follow-up" {
		t.Errorf("right = %q", got)
	}
	if got := access.Right(64).String(); got != "right 64" {
		t.Errorf("right = %q", got)
	}
	if got := access.Role(9).String(); got != "" {
		t.Errorf("role = %q", got)
	}
}

func FuzzParseActor(f *testing.F) {
	for _, text := range []string{"person:123", "night", "debtor:4711", "operator:-1", "x:1"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if actor, err := access.ParseActor(text); err == nil && actor.String() != text {
			t.Errorf("%q is read as %v", text, actor)
		}
	})
}
