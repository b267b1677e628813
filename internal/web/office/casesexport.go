package office

import (
	"context"
	"encoding/csv"
	"fmt"
	"net/http"
	"strconv"
	"strings"

	"krav/internal/casework"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/money"
	"krav/internal/web"
)

// exportCases sends the whole list, as its filters have it, as a table: CSV as
// Danish spreadsheets read it.
func (o *Office) exportCases(w http.ResponseWriter, r *http.Request) error {
	asked, today, err := o.askedToday(r)
	if err != nil {
		return err
	}
	out := &csvExport{w: w, csv: csv.NewWriter(w)}
	out.csv.Comma = ';'
	reader := web.ReaderOf(r.Context())
	err = o.work.EachListed(r.Context(), reader.Who, debt.CreditorID(reader.Creditor), asked.query, func(line casework.ListedCase) error {
		if err := out.begin(r.Context()); err != nil {
			return err
		}
		return out.csv.Write(csvRow(r.Context(), &line, today))
	})
	if err == nil {
		err = out.end(r.Context())
	}
	if err != nil && out.begun {
		// A part has gone: the file must not look whole.
		panic(http.ErrAbortHandler)
	}
	return err
}

// askedToday reads which cases are asked for, on the service's day.
func (o *Office) askedToday(r *http.Request) (casesAsked, civil.Date, error) {
	reader := web.ReaderOf(r.Context())
	overview, err := o.work.Overview(r.Context(), reader.Who, debt.CreditorID(reader.Creditor))
	if err != nil {
		return casesAsked{}, civil.Date{}, err
	}
	return readCases(r.URL.Query(), overview.On), overview.On, nil
}

// csvExport is a CSV file under way. Nothing is sent before the first line, so that
// what is refused is answered as a page.
type csvExport struct {
	w     http.ResponseWriter
	csv   *csv.Writer
	begun bool
}

func (e *csvExport) begin(ctx context.Context) error {
	if e.begun {
		return nil
	}
	e.begun = true
	web.Attach(e.w.Header(), "text/csv; charset=utf-8", web.Say(ctx, "office.export_name")+".csv")
	if _, err := e.w.Write([]byte("\ufeff")); err != nil { // tells spreadsheets that it is UTF-8
		return fmt.Errorf("send an export: %w", err)
	}
	return e.csv.Write(exportHeads(ctx))
}

func (e *csvExport) end(ctx context.Context) error {
	if err := e.begin(ctx); err != nil {
		return err
	}
	e.csv.Flush()
	return e.csv.Error()
}

// exportHeads are the heads of the columns.
func exportHeads(ctx context.Context) []string {
	return []string{
		web.Say(ctx, "office.case"), web.Say(ctx, "office.debtor"), web.Say(ctx, "office.customer_no"), web.Say(ctx, "office.invoice"),
		web.Say(ctx, "office.invoices"), web.Say(ctx, "office.flow"), web.Say(ctx, "office.last_action"), web.Say(ctx, "office.last_action_on"),
		web.Say(ctx, "office.review"), web.Say(ctx, "office.principal"), web.Say(ctx, "office.owed"),
		web.Say(ctx, "office.instalment_on"), web.Say(ctx, "office.instalment_kr"), web.Say(ctx, "office.standing"),
	}
}

// csvRow is a case as a line of CSV. Amounts have a comma and no thousands marked.
func csvRow(ctx context.Context, line *casework.ListedCase, today civil.Date) []string {
	instalmentOn, instalment := "", ""
	if next := line.Instalment; next != nil {
		instalmentOn, instalment = web.ShortDate(ctx, next.On), csvAmount(next.Left)
	}
	return []string{
		strconv.FormatInt(line.Number, 10), safeCell(line.Debtor), safeCell(line.CustomerNo), safeCell(line.Claim),
		strconv.Itoa(line.Claims), safeCell(flowName(ctx, line.Flow)), actionName(ctx, line.LastAction), web.ShortDate(ctx, line.LastOn),
		web.ShortDate(ctx, followedUpOn(line, today)), csvAmount(line.Principal), csvAmount(owedOn(line)), instalmentOn, instalment, standing(ctx, line, today).Words,
	}
}

func csvAmount(a money.Amount) string { return strings.Replace(a.String(), ".", ",", 1) }

// safeCell makes sure that a spreadsheet takes what others have written for text,
// and never for a formula.
func safeCell(text string) string {
	if text != "" && strings.ContainsRune("=+-@\t\r\n", rune(text[0])) {
		return "'" + text
	}
	return text
}

// exportSheet sends the whole list as a workbook of Excel.
func (o *Office) exportSheet(w http.ResponseWriter, r *http.Request) error {
	asked, today, err := o.askedToday(r)
	if err != nil {
		return err
	}
	ctx, reader := r.Context(), web.ReaderOf(r.Context())
	return sendSheet(w, web.Say(ctx, "office.cases"), web.Say(ctx, "office.export_name"), caseColumns(ctx), func(s *sheet) error {
		return o.work.EachListed(ctx, reader.Who, debt.CreditorID(reader.Creditor), asked.query, func(line casework.ListedCase) error {
			return s.caseRow(ctx, &line, today)
		})
	})
}
