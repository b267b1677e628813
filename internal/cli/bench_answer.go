package cli

import (
	"fmt"
	"math"
	"time"

	"krav/internal/wording"
)

// benchAnswer is what was measured. A figure that wasn't is left out.
type benchAnswer struct {
	Machine machine `json:"machine"`

	Import float64 `json:"import_per_s,omitempty"`      // invoices
	Decide float64 `json:"decide_per_s_core,omitempty"` // cases
	Run    float64 `json:"run_per_s,omitempty"`         // cases
	// Simulate is days of cases that are played once more by another flow, on one core.
	Simulate float64 `json:"simulate_case_days_per_s,omitempty"`
	Letters  float64 `json:"letters_per_s_core,omitempty"` // letters
	Mail     float64 `json:"mail_per_s,omitempty"`         // messages
	Chain    float64 `json:"chain_20000_s,omitempty"`      // seconds for 20,000 cases
	Small    float64 `json:"chain_2000_s,omitempty"`       // seconds for 2,000 cases
	PeakRSS  float64 `json:"peak_rss_mb,omitempty"`
	// Balance is how long one balance with its explanation takes: five claims, ten
	// payments, five years; and how often it asks for memory.
	Balance            float64 `json:"balance_explained_us,omitempty"`
	BalanceAllocations float64 `json:"balance_explained_allocs,omitempty"`
	// Commits is how many of the smallest transactions the database takes one after
	// the other, and Syncs how often the disk takes 4 kB for good: what the figures
	// above can't get past.
	Commits float64 `json:"commit_per_s,omitempty"`
	Syncs   float64 `json:"sync_per_s,omitempty"`
	// Parts are the seconds that the parts of the chain took.
	Parts *chainParts `json:"chain_parts_s,omitempty"`
	// Curve is what a case costs where there are few and where there are many.
	Curve []curvePoint `json:"curve,omitempty"`

	*pagesFound
}

// chainParts are the seconds of the chain, part by part.
type chainParts struct {
	Import float64 `json:"import"`
	Run    float64 `json:"run"`
	Work   float64 `json:"work"` // letters composed, sent and recorded
}

// perSecond returns how many of something were done a second.
func perSecond(n int, took time.Duration) float64 { return math.Round(float64(n) / took.Seconds()) }

// seconds returns a time in seconds, to the hundredth.
func seconds(took time.Duration) float64 { return math.Round(took.Seconds()*100) / 100 }

func (a benchAnswer) print(p *paper) {
	p.say("bench.machine", "cpus", wording.Count(p.language, a.Machine.CPUs), "cpu", a.Machine.CPU,
		"memory", wording.Count(p.language, a.Machine.Memory), "system", a.Machine.System, "database", a.Machine.Database)
	p.blank()
	for _, row := range []struct {
		key   string
		value float64
	}{
		{"bench.import", a.Import},
		{"bench.decide", a.Decide},
		{"bench.run", a.Run},
		{"bench.simulate", a.Simulate},
		{"bench.letters", a.Letters},
		{"bench.mail", a.Mail},
		{"bench.commits", a.Commits},
		{"bench.syncs", a.Syncs},
		{"bench.memory", a.PeakRSS},
	} {
		if row.value > 0 {
			p.row(p.said(row.key), wording.Count(p.language, int(math.Round(row.value))))
		}
	}
	if a.Balance > 0 {
		p.row(p.said("bench.balance"), fmt.Sprintf("%.1f", a.Balance))
		p.row(p.said("bench.balance_allocations"), wording.Count(p.language, int(a.BalanceAllocations)))
	}
	p.chain("bench.chain_small", a.Small)
	p.chain("bench.chain", a.Chain)
	p.curve(a.Curve)
	if a.pagesFound != nil {
		a.pagesFound.print(p)
	}
}

func (f *pagesFound) print(p *paper) {
	p.blank()
	p.say("bench.pages", "cases", wording.Count(p.language, f.Cases), "all", wording.Count(p.language, f.All), "readers", wording.Count(p.language, f.Readers))
	for _, row := range []struct {
		key   string
		value float64
	}{
		{"bench.list", f.List}, {"bench.case", f.Case}, {"bench.start", f.Start}, {"bench.first_view", f.FirstView}, {"bench.later_view", f.LaterView},
	} {
		p.row(p.said(row.key), fmt.Sprintf("%.1f", row.value))
	}
	if f.FirstPaint > 0 {
		p.row(p.said("bench.first_paint"), fmt.Sprintf("%.0f", f.FirstPaint))
		p.row(p.said("bench.slowest_paint"), fmt.Sprintf("%.0f", f.SlowestPaint))
	} else {
		p.say("bench.no_browser")
	}
}

// chain writes the seconds of the chain.
func (p *paper) chain(key string, took float64) {
	if took > 0 {
		p.row(p.said(key), fmt.Sprintf("%.2f", took))
	}
}
