/* What happens when the document is opened, in either window. */

if (isSpeaker) openDesk();
channel?.addEventListener("message", onMessage);
addEventListener("message", onMessage);
addEventListener("keydown", onKey);
openStage();
state.at = askedPlace();
draw();
if (isSpeaker) tell({ asks: true });
fetchYears();
