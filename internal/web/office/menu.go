package office

import (
	"context"
	"slices"

	"krav/internal/access"
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
			f.Nav[i].Items[j].Key = keyOf(f.Nav[i].Items[j].Href)
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
	case importPath, linesPath:
		return access.ImportInvoices
	case usersPath:
		return access.ManageUsers
	}
	return access.SeeCases
}

// keyOf returns the key that goes to a page of the menu after g, or nothing.
func keyOf(path string) string {
	switch path {
	case casesPath:
		return "s"
	case followUpPath:
		return "o"
	case paymentsPath:
		return "i"
	}
	return ""
}
