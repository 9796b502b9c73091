import { type Route, route } from '../../platform/http.ts';
import * as contract from './contract.ts';
import * as consolidating from './use-cases/consolidating.ts';
import * as documents from './use-cases/documents.ts';
import * as editing from './use-cases/editing.ts';
import * as flow from './use-cases/flow.ts';
import * as view from './use-cases/view.ts';
import * as work from './use-cases/work.ts';

export const reportingRoutes: Route[] = [
  route(contract.listWork, work.listWork),
  route(contract.listRounds, view.listRounds),
  route(contract.listReports, view.listReports),
  route(contract.getReport, view.getReport),
  route(contract.getVersion, view.getVersion),
  route(contract.saveCells, editing.saveCells),
  route(contract.saveSection, editing.saveSection),
  route(contract.saveRecommendations, editing.saveRecommendations),
  route(contract.addEvidence, editing.addEvidence),
  route(contract.removeEvidence, editing.removeEvidence),
  route(contract.getEvidencePicture, view.getEvidencePicture),
  route(contract.submitReport, flow.submitReport),
  route(contract.approveReport, flow.approveReport),
  route(contract.returnReport, flow.returnReport),
  route(contract.reopenReport, flow.reopenReport),
  route(contract.getBoard, consolidating.getBoard),
  route(contract.getChanges, consolidating.getChanges),
  route(contract.buildConsolidation, consolidating.buildConsolidation),
  route(contract.getChildWords, consolidating.getChildWords),
  route(contract.listIssuingBodies, documents.listIssuingBodies),
  route(contract.previewDocument, documents.previewDocument),
  route(contract.issueDocument, documents.issueDocument),
  route(contract.listDocuments, documents.listDocuments),
  route(contract.getDocument, documents.getDocument),
  route(contract.getDocumentFile, documents.getDocumentFile),
  route(contract.verifyDocument, documents.verifyDocument),
];
