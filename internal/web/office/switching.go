package office

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"krav/internal/access"
	"krav/internal/account"
	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/web"
)

// creditorPath is where the choice of creditor is sent to.
const creditorPath = "/creditor"

// choicesShown is how many creditors the menu offers to switch between: those one
// worked for last come first.
const choicesShown = 8

// clientTeller is what the frame asks: whom the reader works for, how much waits on
// each page, and where else they are needed.
type clientTeller interface {
	Desk(ctx context.Context, who access.Actor, creditor debt.CreditorID) (casework.Desk, error)
	Client(ctx context.Context, who access.Actor, creditor debt.CreditorID) (casework.Client, error)
}

// takeVisitor notes who reads, for which creditor they work, and between which
// they may switch. The house is one of them for who runs it.
func takeVisitor(r *http.Request, reader *web.Reader, visitor account.Visitor) {
	reader.Who = visitor.Actor
	reader.Creditor = access.House
	reader.AllCreditors = len(visitor.Memberships)
	for i, creditor := range nearest(r, visitor.Memberships) {
		if i == 0 {
			reader.Creditor = int64(creditor)
		}
		if i < choicesShown {
			reader.Creditors = append(reader.Creditors, web.Choice{Value: numberOf(creditor), Chosen: i == 0})
		}
	}
}

// nearest returns the creditors that a person works for, those they worked for last
// first, then the others in order, and the house after all.
func nearest(r *http.Request, memberships []account.Membership) []debt.CreditorID {
	last := workedFor(r)
	rank := func(creditor debt.CreditorID) int {
		if at := slices.Index(last, creditor); at >= 0 {
			return at
		}
		if int64(creditor) == access.House {
			return len(last) + 1
		}
		return len(last)
	}
	all := make([]debt.CreditorID, len(memberships))
	for i, m := range memberships {
		all[i] = m.Creditor
	}
	slices.SortStableFunc(all, func(a, b debt.CreditorID) int { return rank(a) - rank(b) })
	return all
}

// workedFor returns the creditors that somebody in this browser worked for last, as
// its cookie says. Whether they still may is asked anew for each request.
func workedFor(r *http.Request) []debt.CreditorID {
	var last []debt.CreditorID
	for number := range strings.SplitSeq(cookie(r, creditorCookie), ".") {
		if id, err := strconv.ParseInt(number, 10, 64); err == nil && len(last) < choicesShown {
			last = append(last, debt.CreditorID(id))
		}
	}
	return last
}

func numberOf(creditor debt.CreditorID) string { return strconv.FormatInt(int64(creditor), 10) }

// workFor remembers whom the reader works for from now on.
func (o *Office) workFor(w http.ResponseWriter, r *http.Request, creditor debt.CreditorID) {
	numbers := []string{numberOf(creditor)}
	for _, before := range workedFor(r) {
		if before != creditor && len(numbers) < choicesShown {
			numbers = append(numbers, numberOf(before))
		}
	}
	o.SetCookie(w, creditorCookie, strings.Join(numbers, "."), deviceSeconds)
}

// chooseCreditor lets the reader work for another of their creditors.
func (o *Office) chooseCreditor(w http.ResponseWriter, r *http.Request) error {
	form, err := web.ReadForm(r)
	if err != nil {
		return err
	}
	id, err := strconv.ParseInt(form.Value("creditor"), 10, 64)
	if err == nil {
		o.workFor(w, r, debt.CreditorID(id))
	}
	return web.SeeOther(w, r, form.Value("back"))
}

// knows finds out who reads, the names of whom they work for and may work for, and
// how much waits for them there. The house has no cases: who runs it and works for
// no creditor is led past the pages of cases.
func (o *Office) knows(w http.ResponseWriter, r *http.Request, reader *web.Reader) (bool, error) {
	goOn, err := o.known(w, r, reader)
	if err != nil || !goOn || reader.Who.Kind() == 0 {
		return goOn, err
	}
	if reader.Creditor == access.House && r.URL.Path == "/" {
		return false, web.SeeOther(w, r, creditorsPath)
	}
	ctx := web.WithReader(r.Context(), *reader)
	if reader.Script {
		own, err := o.client(ctx, *reader, strconv.FormatInt(reader.Creditor, 10))
		reader.CreditorName, reader.Today = own.Name, own.Today
		return err == nil, err // a part of a page has no menu
	}
	own, err := o.desk(ctx, *reader)
	if err != nil {
		return false, err
	}
	reader.CreditorName, reader.Today, reader.Waits = own.Name, own.Today, waitsAt(&own)
	if own.Sandbox {
		reader.Sandbox = own.Today
	}
	if own.Sandbox && o.days != nil && reader.Who.May(access.ChangeSettings, reader.Creditor) == nil {
		reader.SandboxClock = clockPath
	}
	if reader.Creditor == access.House {
		reader.Waits = map[string]web.Waits{lawPath: {Count: own.Needs, Hot: true}}
	}
	for i := range reader.Creditors {
		c := own.Client
		if !reader.Creditors[i].Chosen {
			if c, err = o.client(ctx, *reader, reader.Creditors[i].Value); err != nil {
				return false, err
			}
		}
		reader.Creditors[i].Label, reader.Creditors[i].Needs = c.Name, c.Needs
	}
	return true, nil
}

// desk returns how much waits for the reader where they work just now.
func (o *Office) desk(ctx context.Context, reader web.Reader) (casework.Desk, error) {
	if reader.Creditor == access.House {
		house, err := o.houseAsClient(ctx, reader)
		return casework.Desk{Client: house}, err
	}
	return o.work.Desk(ctx, reader.Who, debt.CreditorID(reader.Creditor))
}

// client returns the name of a creditor by its number, and what there is to do.
func (o *Office) client(ctx context.Context, reader web.Reader, number string) (casework.Client, error) {
	id, err := strconv.ParseInt(number, 10, 64)
	if err != nil {
		return casework.Client{}, fmt.Errorf("a creditor's number: %w", err)
	}
	if id == access.House {
		return o.houseAsClient(ctx, reader)
	}
	return o.work.Client(ctx, reader.Who, debt.CreditorID(id))
}

// houseAsClient is the house as those see it who run it, and how much is asked of them.
// Who doesn't, and works for no creditor, works for nobody just now.
func (o *Office) houseAsClient(ctx context.Context, reader web.Reader) (casework.Client, error) {
	if runs := reader.Who.May(access.RunHouse, access.House) == nil; !runs {
		return casework.Client{}, nil
	}
	needs, err := o.houseWaits(ctx, reader.Who)
	return casework.Client{Name: web.Say(ctx, "office.house"), Needs: needs}, err
}
