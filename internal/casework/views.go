package casework

import (
	"context"
	"strings"

	"krav/internal/access"
	"krav/internal/debt"
	"krav/internal/fault"
)

// longestName is how long the name of a saved view may be, in letters.
const longestName = 60

// SaveView saves what a list asks for under a name, in place of what was saved
// under it. Views are everybody's, so who only reads can't.
func (s *Service) SaveView(ctx context.Context, who access.Actor, creditor debt.CreditorID, name, query string) error {
	name = strings.Join(strings.Fields(name), " ")
	if name == "" || len([]rune(name)) > longestName {
		return fault.New(fault.Invalid, "view.name_wrong").In("name")
	}
	return s.update(ctx, who, access.KeepViews, creditor, func(ctx context.Context, v *visit) error {
		return v.tx.PutSavedView(ctx, SavedView{ID: v.NewID(), Name: name, Query: query, By: v.who.String(), At: v.moment})
	})
}

// DropView removes a saved view. It fails with fault.NotFound.
func (s *Service) DropView(ctx context.Context, who access.Actor, creditor debt.CreditorID, id int64) error {
	return s.update(ctx, who, access.KeepViews, creditor, func(ctx context.Context, v *visit) error {
		return v.tx.DropSavedView(ctx, id)
	})
}

// Views returns the saved views of the case list, by name.
func (s *Service) Views(ctx context.Context, who access.Actor, creditor debt.CreditorID) ([]SavedView, error) {
	var views []SavedView
	err := s.view(ctx, who, access.SeeCases, creditor, func(ctx context.Context, _ *visit, r Reader) error {
		var err error
		views, err = r.SavedViews(ctx)
		return err
	})
	return views, err
}
