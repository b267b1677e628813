package office

import (
	"context"

	"krav/internal/casework"
	"krav/internal/civil"
	"krav/internal/web"
)

// caseColumns are the columns of a sheet of cases.
func caseColumns(ctx context.Context) []sheetColumn {
	var columns []sheetColumn
	widths := []float64{10, 32, 14, 16, 10, 20, 22, 14, 14, 15, 15, 14, 15, 28}
	for i, head := range exportHeads(ctx) {
		columns = append(columns, sheetColumn{head, widths[i]})
	}
	return columns
}

// caseRow writes a case.
func (s *sheet) caseRow(ctx context.Context, line *casework.ListedCase, today civil.Date) error {
	instalmentOn, instalment := s.dayCell(civil.Date{}), any(nil)
	if next := line.Instalment; next != nil {
		instalmentOn, instalment = s.dayCell(next.On), s.amountCell(next.Left)
	}
	return s.row(
		line.Number, line.Debtor, line.CustomerNo, line.Claim, line.Claims, flowName(ctx, line.Flow),
		actionName(ctx, line.LastAction), s.dayCell(line.LastOn), s.dayCell(followedUpOn(line, today)),
		s.amountCell(line.Principal), s.amountCell(owedOn(line)), instalmentOn, instalment, standing(ctx, line, today).Words,
	)
}

// sendingColumns are the columns of a sheet of sendings.
func sendingColumns(ctx context.Context) []sheetColumn {
	return []sheetColumn{
		{web.Say(ctx, "office.sendings_ordered_on"), 14},
		{web.Say(ctx, "office.sendings_left_on"), 14},
		{web.Say(ctx, "office.case"), 10},
		{web.Say(ctx, "office.debtor"), 32},
		{web.Say(ctx, "office.sending_facts"), 26},
		{web.Say(ctx, "office.log_channel"), 14},
		{web.Say(ctx, "office.log_recipient"), 36},
		{web.Say(ctx, "office.standing"), 16},
		{web.Say(ctx, "office.sendings_because"), 36},
	}
}

// sendingRow writes a sending.
func (s *sheet) sendingRow(ctx context.Context, row *casework.QueueRow) error {
	why := ""
	if row.Why != "" {
		why = web.Say(ctx, row.Why)
	}
	return s.row(
		s.dayCell(row.Ordered), s.dayCell(row.HandedOn), row.Number, row.Debtor, web.Raised(documentName(ctx, row.Document)),
		channelStanding(ctx, row.Channel).Words, rowRecipient(ctx, row.Channel, row.Recipient), dispatchWord(ctx, row.Status), why,
	)
}
