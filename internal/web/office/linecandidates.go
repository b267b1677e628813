package office

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"krav/internal/casework"
	"krav/internal/intake"
	"krav/internal/web"
)

// asksWhose reports whether a person chooses whose a line is.
func asksWhose(l casework.LineToMend) bool { return l.Draft != nil && len(l.Candidates) > 0 }

// candidateColumns are the line and the cases whose debtor it may be about.
func candidateColumns(ctx context.Context, all []casework.KnownDebtor) []web.Column {
	columns := []web.Column{{Label: web.Say(ctx, "office.line_what"), Hidden: true}, {Label: web.Say(ctx, "office.line_in_file")}}
	for _, c := range all {
		columns = append(columns, web.Column{Label: web.Say(ctx, "office.line_in_case", "case", strconv.FormatInt(c.Number, 10))})
	}
	return columns
}

// candidateRows are what is said of debtors: what it is, what the line says, and what each
// case says.
func candidateRows(ctx context.Context, l casework.LineToMend) [][]string {
	in := &l.Draft.Debtor
	rows := [][]string{
		{fieldWords(ctx, intake.FieldName), in.Name},
		{fieldWords(ctx, intake.FieldAddress), address(*in)},
		{fieldWords(ctx, intake.FieldCustomerNumber), in.CustomerNumber},
		{fieldWords(ctx, intake.FieldCVR), in.CVR.String()},
		{fieldWords(ctx, intake.FieldEmail), in.Email},
	}
	for i := range l.Candidates {
		d := &l.Candidates[i].Debtor
		lines := append(slices.Clone(d.Address), strings.TrimSpace(d.Postcode+" "+d.Town))
		for row, said := range []string{d.Name, strings.Join(lines, ", "), d.ShownCustomerNo(), d.CVR, d.Email} {
			rows[row] = append(rows[row], said)
		}
	}
	isEmpty := func(row []string) bool { return strings.Join(row[1:], "") == "" }
	return slices.DeleteFunc(rows, isEmpty)
}
