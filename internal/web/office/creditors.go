package office

import (
	"cmp"
	"context"
	"net/http"
	"slices"
	"strings"

	"krav/internal/access"
	"krav/internal/account"
	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/web"
)

// creditorsPath is the page of all creditors that the reader works for (alle
// kunder).
const creditorsPath = "/creditors"

// creditorAdder is what adding a creditor asks.
type creditorAdder interface {
	AddCreditor(ctx context.Context, v account.Visitor, c account.NewCreditor) (debt.CreditorID, error)
}

func (o *Office) creditorRoutes() []Route {
	return []Route{
		{"POST " + creditorPath, o.chooseCreditor},
		{"GET " + creditorsPath, o.creditors},
		{"GET " + creditorsPath + "/new", o.creditorForm},
		{"POST " + creditorsPath + "/new", o.addCreditor},
	}
}

// workplace is a creditor that the reader works for, and as what.
type workplace struct {
	casework.Client
	Role access.Role
}

// creditorsPage is all creditors that the reader works for, those that need them
// first.
type creditorsPage struct {
	Places []workplace
	Query  string // what was searched for among them
	All    int    // how many there are without that
	House  bool   // the reader runs the house too
	Tasks  int    // how much is asked of who runs it
	SignUp bool   // a creditor can be added
}

// creditors shows all creditors that the reader works for.
func (o *Office) creditors(w http.ResponseWriter, r *http.Request) error {
	v, err := o.visitor(r)
	if err != nil {
		return err
	}
	page := creditorsPage{Query: strings.TrimSpace(r.URL.Query().Get("q")), SignUp: o.signUpOpen}
	for _, m := range v.Memberships {
		if int64(m.Creditor) == access.House {
			page.House = true
			if page.Tasks, err = o.houseWaits(r.Context(), v.Actor); err != nil {
				return err
			}
			continue
		}
		page.All++
		c, err := o.work.Client(r.Context(), v.Actor, m.Creditor)
		if err != nil {
			return err
		}
		if strings.Contains(strings.ToLower(c.Name), strings.ToLower(page.Query)) {
			page.Places = append(page.Places, workplace{c, m.Role})
		}
	}
	slices.SortFunc(page.Places, func(a, b workplace) int {
		return cmp.Or(cmp.Compare(b.Needs, a.Needs), strings.Compare(a.Name, b.Name))
	})
	return web.Show(w, r, http.StatusOK, creditorsView(page))
}

// creditorForm asks whose claims are to be collected.
func (o *Office) creditorForm(w http.ResponseWriter, r *http.Request) error {
	return web.Show(w, r, http.StatusOK, newCreditorView(web.NewForm()))
}

// addCreditor adds a creditor, with the reader as its administrator, and lets them
// work for it.
func (o *Office) addCreditor(w http.ResponseWriter, r *http.Request) error {
	form, err := web.ReadForm(r)
	if err != nil {
		return err
	}
	v, err := o.visitor(r)
	if err != nil {
		return err
	}
	id, err := o.accounts.AddCreditor(r.Context(), v, newCreditorOf(form))
	if form.Fail(err) {
		return web.Show(w, r, form.Status(), newCreditorView(form))
	}
	if err != nil {
		return err
	}
	o.workFor(w, r, id)
	o.Tell(w, "office.creditor_added", "creditor", form.Value(fieldCreditor))
	return web.SeeOther(w, r, "/")
}

// houseNav is the menu of those who work for no creditor just now.
func houseNav(ctx context.Context) []web.NavGroup {
	return []web.NavGroup{{Items: slices.Concat(
		[]web.NavItem{{Href: creditorsPath, Label: web.Say(ctx, "office.creditors"), Icon: web.IconLayoutGrid}}, lawNav(ctx), usersNav(ctx),
	)}}
}
