"""Document -> what is said, by whom: sentences, names, dates, attribution, speakers, certainty, events."""
