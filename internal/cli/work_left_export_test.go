package cli

// KeyIn returns the message key that the text of an error begins with.
func KeyIn(text string) string { return keyIn(text) }

// JoinedLeft returns what is told of jobs that wait, one for each reason: the reasons in
// order, and how many jobs each is told for.
func JoinedLeft(why ...string) (told []string, jobs []int) {
	var all []leftJobs
	for _, w := range why {
		all = append(all, leftJobs{Creditor: 1, Kind: kindSend, Jobs: 1, State: leftRetried, Why: w})
	}
	for _, l := range joinedLeft(all) {
		told, jobs = append(told, l.Why), append(jobs, l.Jobs)
	}
	return told, jobs
}
