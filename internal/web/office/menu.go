package office

import (
	"context"
	"slices"

	"krav/internal/access"
	"krav/internal/casework"
	"krav/internal/web"
)

// fitted returns a frame with what is the reader's own in it, and with the items of
// the menu that the reader may open. Who runs the house has no pages of cases.
func fitted(ctx context.Context, f web.Frame) web.Frame {
	f.Help = helpFor(ctx, f.Active)
	reader := web.ReaderOf(ctx)
	if reader.Who.Kind() == access.KindPerson {
		f.Account, f.All = accountPath, creditorsPath
	}
	if reader.Creditor == access.House {
		f.Search, f.Create, f.Nav = "", "", houseNav(ctx)
		return f
	}
	if reader.Who.May(access.ImportInvoices, reader.Creditor) != nil {
		f.Create = ""
	}
	last := len(f.Nav) - 1
	f.Nav[last].Items = append(f.Nav[last].Items, usersNav(ctx)...)
	f.Nav = slices.DeleteFunc(f.Nav, func(g web.NavGroup) bool { return !slices.ContainsFunc(g.Items, mayOpen(ctx)) })
	for i := range f.Nav {
		f.Nav[i].Items = slices.DeleteFunc(f.Nav[i].Items, func(item web.NavItem) bool { return !mayOpen(ctx)(item) })
		for j := range f.Nav[i].Items {
			item := &f.Nav[i].Items[j]
			item.Key, item.Waits = keyOf(item.Href), reader.Waits[item.Href]
		}
	}
	return f
}

// mayOpen tells whether the reader may open the page of an item of the menu.
func mayOpen(ctx context.Context) func(web.NavItem) bool {
	reader := web.ReaderOf(ctx)
	return func(item web.NavItem) bool { return reader.Who.May(neededFor(item.Href), reader.Creditor) == nil }
}

// neededFor returns the right without which a page of the menu is refused.
func neededFor(path string) access.Right {
	switch path {
	case followUpPath:
		return access.PlanFollowUp
	case importPath, linesPath, newCasePath:
		return access.ImportInvoices
	case usersPath:
		return access.ManageUsers
	}
	return access.SeeCases
}

// waitsAt returns how much waits on each page of the menu. A deadline runs where a
// debtor has objected.
func waitsAt(d *casework.Desk) map[string]web.Waits {
	return map[string]web.Waits{
		startPath:    {Count: d.Needs, Hot: d.Disputed > 0},
		casesPath:    {Count: d.Open},
		followUpPath: {Count: d.Due.Cases, More: d.Due.More},
		sendingsPath: {Count: d.Waiting.Dispatches},
		paymentsPath: {Count: d.Waiting.Proposed + d.Waiting.Unmatched},
		linesPath:    {Count: d.Waiting.Refused + d.Waiting.Asked},
	}
}

// keyOf returns the key that goes to a page of the menu after g, or nothing.
func keyOf(path string) string {
	switch path {
	case casesPath:
		return "s"
	case followUpPath:
		return "o"
	case sendingsPath:
		return "u"
	case paymentsPath:
		return "i"
	}
	return ""
}
