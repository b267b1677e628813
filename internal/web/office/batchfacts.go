package office

import (
	"context"

	"krav/internal/casework"
	"krav/internal/web"
)

// batchTrail is the steps of follow-up.
func batchTrail(ctx context.Context) []string {
	return []string{
		web.Say(ctx, "batch.trail_choose"), web.Say(ctx, "batch.dry_run"), web.Say(ctx, "batch.run"), web.Say(ctx, "batch.report"),
	}
}

func dueFacts(ctx context.Context, due casework.Due) string {
	cases := 0
	for _, step := range due.Steps {
		cases += step.Cases
	}
	return web.Say(ctx, "batch.due_facts", "count", web.Count(ctx, cases))
}

// dueStepName returns the name of a step that is due; none is for a person.
func dueStepName(ctx context.Context, step string) string {
	if step == "" {
		return web.Say(ctx, "batch.no_step")
	}
	return capital(stepName(ctx, step))
}

func dryRunFacts(ctx context.Context, view casework.BatchView) string {
	all := 0
	for _, part := range view.Parts {
		all += part.Cases
	}
	left := view.Count(casework.OutcomeLeftOut)
	return web.Say(ctx, "batch.facts", "all", web.Count(ctx, all), "can", web.Count(ctx, all-left), "left_out", web.Count(ctx, left))
}

func sendWords(ctx context.Context, view casework.BatchView) string {
	cases := caseCount(ctx, view.Count(casework.OutcomeWaits))
	if view.On == view.Today {
		return web.Say(ctx, "batch.send", "cases", cases)
	}
	return web.Say(ctx, "batch.send_later", "cases", cases, "day", web.DayMonth(ctx, view.On))
}

// caseCount returns a number of cases in words: "1 sag", "12 sager".
func caseCount(ctx context.Context, count int) string {
	if count == 1 {
		return web.Say(ctx, "batch.one_case")
	}
	return web.Say(ctx, "batch.cases", "count", web.Count(ctx, count))
}

func stopWords(ctx context.Context, view casework.BatchView) string {
	if view.BeganAt.IsZero() {
		return web.Say(ctx, "batch.cancel")
	}
	return web.Say(ctx, "batch.stop")
}

func moreWords(ctx context.Context, g batchGroup) string {
	if g.Rest > 0 {
		return web.Say(ctx, "batch.show_more", "count", web.Count(ctx, g.Rest))
	}
	return web.Say(ctx, "web.next_page")
}

// runFacts says when a run was approved and what has become of it.
func runFacts(ctx context.Context, view casework.BatchView) string {
	switch {
	case view.State != casework.BatchApproved:
		return web.Say(ctx, "batch.ended_at", "cases", caseCount(ctx, view.All()), "time", clockTime(view.EndedAt))
	case view.BeganAt.IsZero():
		return web.Say(ctx, "batch.starts_at", "cases", caseCount(ctx, view.All()), "day", web.Date(ctx, view.On), "time", clockTime(view.StartAt))
	}
	return web.Say(ctx, "batch.goes_on", "cases", caseCount(ctx, view.All()))
}

func progressOf(ctx context.Context, view casework.BatchView) web.Work {
	all := view.All()
	return web.Work{
		ID: "run", Label: web.Say(ctx, "batch.run"), Done: all - view.Count(casework.OutcomeWaits), All: all,
		Now: batchStanding(ctx, view).Words, From: batchPath(view.ID) + "/progress",
	}
}

// booked says what the run has charged.
func booked(ctx context.Context, view casework.BatchView) string {
	return web.Say(ctx, "batch.booked", "amount", web.Amount(ctx, charged(view.Sum(casework.OutcomeDone))))
}

// partName returns the heading of the cases with an outcome.
func partName(ctx context.Context, outcome string) string {
	switch outcome {
	case casework.OutcomeDone:
		return web.Say(ctx, "batch.part_done")
	case casework.OutcomeUndone:
		return web.Say(ctx, "batch.part_undone")
	case casework.OutcomeStopped:
		return web.Say(ctx, "batch.part_stopped")
	case casework.OutcomeChanged:
		return web.Say(ctx, "batch.part_changed")
	case casework.OutcomeNothing:
		return web.Say(ctx, "batch.part_nothing")
	case casework.OutcomeCorrupt:
		return web.Say(ctx, "batch.part_corrupt")
	case casework.OutcomeNotChosen:
		return web.Say(ctx, "batch.part_not_chosen")
	}
	return web.Say(ctx, "batch.part_left_out")
}
